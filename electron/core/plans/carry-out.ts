import { contract, type InputOf, type OutputOf } from '#shared/contract/index.ts'
import type { ComparedPlan } from '#shared/domain/plans/compare-plan.ts'
import type { PlanStep } from '#shared/domain/plans/plan-step.ts'
import type { PlanReading } from '#shared/vocabulary/plan.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'

type Deciding = PlanStep['name'] | 'releases.plan' | 'services.add' | 'environments.add'

/** The use cases of other capabilities that an import decides by. */
export type UseCases = {
  readonly [N in Deciding]: (input: InputOf<N>, work: Work) => OutputOf<N>
}

type Means = { readonly work: Work; readonly useCases: UseCases }

/** What the release needs to exist before it can be planned; its decision adds it. */
export function addUnknown(
  { addsServices, addsEnvironments }: ComparedPlan,
  { work, useCases, reading }: Means & { readonly reading: PlanReading },
): { readonly services: number; readonly environments: number } {
  const added = { services: 0, environments: 0 }
  for (const name of addsServices) {
    if (work.services.named(name)) continue
    useCases['services.add'](understood('services.add', { ...reading.addServices, name }), work)
    added.services += 1
  }
  for (const name of addsEnvironments) {
    if (work.environments.named(name)) continue
    const asked = understood('environments.add', { ...reading.addEnvironments, name })
    useCases['environments.add'](asked, work)
    added.environments += 1
  }
  return added
}

export function carryOut({ does }: ComparedPlan, { work, useCases }: Means): void {
  if (does.what === 'plan') {
    useCases['releases.plan'](understood('releases.plan', does.plan), work)
  } else if (does.what === 'change') {
    let { release } = does
    for (const { step } of does.steps) release = take(step, { release, work, useCases })
  }
}

/** One step, decided by whoever decides it when a person asks for it. */
function take(
  { name, ...input }: PlanStep,
  { release, work, useCases }: Means & { readonly release: Release },
): Release {
  const asked = { ...input, releaseId: release.id, expectedVersion: release.version }
  // Each step carries the input of the operation that it names, which a union hides.
  const decide = useCases[name] as (input: unknown, work: Work) => Release
  return decide(understood(name, asked), work)
}

/** Held against the contract, as what a person asks is. */
function understood<N extends Deciding>(name: N, input: unknown): InputOf<N> {
  const parsed = contract[name].input.safeParse(input)
  // The schema under this name is the one that the type is made from.
  if (parsed.success) return parsed.data as InputOf<N>
  throw new Refusal('rpc/invalid', parsed.error.issues.map(({ message }) => message).join('; '))
}
