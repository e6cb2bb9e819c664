import { inWords, isOver, isStarted } from '#shared/domain/releases/life-cycle.ts'
import type { PlanReading, PlanRemark } from '#shared/vocabulary/plan.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { compareActivities } from './compare-activities.ts'
import { compareClass, compareDetails } from './compare-details.ts'
import { compareServices } from './compare-services.ts'
import { fewerRemarks } from './fewer-remarks.ts'
import { type Gathering, gatherRemarks, type IntendedRelease } from './intended-release.ts'
import type { KnownNames } from './known-names.ts'
import { planAnew } from './plan-anew.ts'
import type { NewPlan, SaidStep } from './plan-step.ts'
import { type FoundReleases, whichRelease } from './which-release.ts'

export type ComparedPlan = {
  readonly lines: readonly number[]
  readonly name: string
  readonly does:
    | { readonly what: 'plan'; readonly plan: NewPlan }
    | { readonly what: 'change'; readonly release: Release; readonly steps: readonly SaidStep[] }
    | { readonly what: 'nothing' | 'cannot'; readonly release: Release | undefined }
  readonly says: readonly string[]
  readonly wrong: readonly PlanRemark[]
  readonly wary: readonly PlanRemark[]
  readonly addsServices: readonly string[]
  readonly addsEnvironments: readonly string[]
}

type Asked = {
  readonly found: FoundReleases
  readonly reading: PlanReading
  readonly known: KnownNames
}

/**
 * What a sheet would do to one release. It adds and changes what the sheet says; an empty cell says
 * nothing, and what is missing from the sheet stays, because removing is a decision of its own.
 */
export function comparePlan(intended: IntendedRelease, asked: Asked): ComparedPlan {
  const compared = compareAll(intended, asked)
  const { wrong, wary } = compared
  return { ...compared, wrong: fewerRemarks(wrong), wary: fewerRemarks(wary) }
}

function compareAll(intended: IntendedRelease, asked: Asked): ComparedPlan {
  const gather = gatherRemarks()
  gather.wrong.push(...intended.remarks.wrong)
  gather.wary.push(...intended.remarks.wary)
  const { system } = asked.reading
  const { release, key } = whichRelease(intended, { found: asked.found, system, gather })
  const reason = `The plan from ${system} says so (line ${intended.lines[0]}).`
  const parts = {
    details: compareDetails(intended, { release, gather }),
    services: compareServices(intended, { release, known: asked.known, gather }),
    activities: compareActivities(intended, { release, known: asked.known, gather, reason }),
  }
  const answer = {
    lines: intended.lines,
    name: intended.name ?? release?.name ?? intended.key ?? '',
    addsServices: parts.services.adds,
    addsEnvironments: parts.activities.adds,
    wrong: gather.wrong,
    wary: gather.wary,
  }
  if (!release) {
    const { plan, says } = planAnew(intended, { ...parts, key, reading: asked.reading, gather })
    const isPlanned = plan !== undefined && gather.wrong.length === 0
    return isPlanned
      ? { ...answer, says, does: { what: 'plan', plan } }
      : { ...answer, says: [], does: cannot(release) }
  }
  const steps = stepsOf(intended, { ...parts, release, reason })
  refuseClosed(release, { intended, steps, gather })
  const says = steps.map((one) => one.says)
  if (gather.wrong.length > 0) return { ...answer, says, does: cannot(release) }
  if (steps.length === 0) return { ...answer, says, does: { what: 'nothing', release } }
  return { ...answer, says, does: { what: 'change', release, steps } }
}

const cannot = (release: Release | undefined) => ({ what: 'cannot', release }) as const

export type ComparedParts = {
  readonly details: ReturnType<typeof compareDetails>
  readonly services: ReturnType<typeof compareServices>
  readonly activities: ReturnType<typeof compareActivities>
}

type Changing = ComparedParts & { readonly release: Release; readonly reason: string }

function stepsOf(
  intended: IntendedRelease,
  { details, services, activities, release, reason }: Changing,
): readonly SaidStep[] {
  const { changes, says } = details
  const isReworded = Object.keys(changes).length > 0
  return [
    ...compareClass(intended, { release, reason }),
    ...(isReworded
      ? [{ step: { name: 'releases.change', changes }, says: says.join(' ') } as const]
      : []),
    ...services.steps,
    ...activities.steps,
  ]
}

type Closing = {
  readonly intended: IntendedRelease
  readonly steps: readonly SaidStep[]
  readonly gather: Gathering
}

/** What runs or is over is not moved by a sheet; what is ready is judged again. */
function refuseClosed({ state }: Release, { intended, steps, gather }: Closing): void {
  if (steps.length === 0) return
  const place = { line: intended.lines[0]!, column: null }
  if (isOver(state) || isStarted(state)) {
    gather.isWrong(
      place,
      `The release is ${inWords(state)}: a sheet changes nothing about it any more.`,
    )
  } else if (state === 'ready') {
    gather.isWary(place, 'The release is ready; what was judged changes, so it is planned again.')
  }
}
