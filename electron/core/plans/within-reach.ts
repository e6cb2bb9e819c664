import { covers, type Place } from '#shared/domain/people/permissions.ts'
import type { ComparedPlan } from '#shared/domain/plans/compare-plan.ts'
import type { EnvironmentId, ServiceId } from '#shared/vocabulary/ids.ts'
import type { Scope } from '#shared/vocabulary/role.ts'
import type { Reading } from '../database/reading.ts'

type Reach = { readonly sources: Reading; readonly scopes: readonly Scope[] }

/** Whether these scopes reach what would be decided; each decision asks the same again. */
export function isWithinReach({ does }: ComparedPlan, { sources, scopes }: Reach): boolean {
  if (does.what !== 'plan' && does.what !== 'change') return true
  const touched = does.what === 'plan' ? [does.plan] : [does.release, ...does.steps.map(addedBy)]
  return covers(scopes, placeOf(touched, sources))
}

type Touching = {
  readonly items?: readonly { readonly service: ServiceId | null }[]
  readonly activities?: readonly { readonly environment?: EnvironmentId | undefined }[]
}

type Step = Extract<ComparedPlan['does'], { what: 'change' }>['steps'][number]

function addedBy({ step }: Step): Touching {
  if (step.name === 'releases.addItem') return { items: [step.item] }
  if (step.name === 'releases.addActivity') return { activities: [step.activity] }
  return step.name === 'releases.changeActivity' ? { activities: [step.changes] } : {}
}

function placeOf(touched: readonly Touching[], { services }: Reading): Place {
  const items = touched.flatMap((one) => one.items ?? [])
  const activities = touched.flatMap((one) => one.activities ?? [])
  const ids = new Set(items.flatMap(({ service }) => (service === null ? [] : [service])))
  return {
    services: [...ids].map((id) => ({ id, team: services.find(id)?.ownerTeam ?? null })),
    environments: activities.flatMap(({ environment }) => environment ?? []),
  }
}
