import type { DueBy, ItemState, ReleaseState } from '#shared/vocabulary/release.ts'

/** One way on (or back) in the life of a release. */
export type Step = {
  readonly from: ReleaseState
  readonly to: ReleaseState
  readonly needsReason: boolean
  readonly requires: 'releases:write' | 'releases:run'
  /** What has to be met: everything its class asks for by then; `undefined` asks for nothing. */
  readonly judgedBy: DueBy | undefined
}

const nextStates: Readonly<Record<ReleaseState, readonly ReleaseState[]>> = {
  draft: ['planned', 'cancelled'],
  planned: ['ready', 'draft', 'postponed', 'cancelled'],
  ready: ['inProgress', 'planned', 'postponed', 'cancelled'],
  inProgress: ['deployed', 'partlyDeployed', 'failed', 'rolledBack'],
  deployed: ['closed', 'partlyDeployed', 'rolledBack'],
  partlyDeployed: ['closed', 'deployed', 'inProgress', 'failed', 'rolledBack'],
  failed: ['closed', 'partlyDeployed', 'inProgress', 'rolledBack'],
  rolledBack: ['closed', 'planned'],
  postponed: ['planned', 'draft', 'cancelled'],
  closed: [],
  cancelled: [],
}

const backwards: readonly string[] = [
  'planned>draft',
  'ready>planned',
  'postponed>draft',
  'partlyDeployed>inProgress',
  'failed>inProgress',
  'rolledBack>planned',
]

const explained: readonly ReleaseState[] = [
  'postponed',
  'cancelled',
  'failed',
  'rolledBack',
  'partlyDeployed',
]

/** While somebody runs it, and until what ran is dealt with. */
const started: readonly ReleaseState[] = [
  'inProgress',
  'deployed',
  'partlyDeployed',
  'failed',
  'rolledBack',
]

/** A step back to planning is never hindered; whoever starts or retries is judged as ready. */
const judgedBy: Partial<Readonly<Record<ReleaseState, DueBy>>> = {
  planned: 'planned',
  ready: 'ready',
  inProgress: 'ready',
  closed: 'closed',
}

export const isOver = (state: ReleaseState) => state === 'closed' || state === 'cancelled'
export const isStarted = (state: ReleaseState) => started.includes(state)

/** Others rely on the plan, so moving it asks why. */
export const isCommitted = (state: ReleaseState) => state !== 'draft' && state !== 'postponed'

export const stepsFrom = (from: ReleaseState): readonly Step[] =>
  nextStates[from].map((to) => describe(from, to))

/** `undefined` where no step leads there. */
export const stepBetween = (from: ReleaseState, to: ReleaseState): Step | undefined =>
  stepsFrom(from).find((step) => step.to === to)

function describe(from: ReleaseState, to: ReleaseState): Step {
  const isBack = backwards.includes(`${from}>${to}`)
  const replans = isBack && to === 'planned'
  return {
    from,
    to,
    needsReason: isBack || explained.includes(to),
    requires: isStarted(to) ? 'releases:run' : 'releases:write',
    judgedBy: replans ? undefined : judgedBy[to],
  }
}

/** A state as people say it: in progress, rolled back. */
export const inWords = (state: ReleaseState | ItemState) =>
  state.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

export type ItemStep = {
  readonly to: ItemState
  readonly needsReason: boolean
  /** The states of the release in which it can be taken. */
  readonly during: readonly ReleaseState[]
}

const nextItemStates: Readonly<Record<ItemState, readonly ItemState[]>> = {
  pending: ['deployed', 'pulled'],
  deployed: ['verified', 'rolledBack'],
  verified: ['rolledBack'],
  rolledBack: ['pending'],
  pulled: ['pending'],
}

const itemStepDuring: Readonly<Record<ItemState, readonly ReleaseState[]>> = {
  deployed: ['inProgress'],
  verified: ['inProgress', 'deployed', 'partlyDeployed'],
  rolledBack: ['inProgress', 'deployed', 'partlyDeployed', 'failed'],
  pulled: ['inProgress', 'partlyDeployed', 'failed', 'rolledBack'],
  pending: ['inProgress', 'partlyDeployed', 'failed', 'rolledBack'],
}

/** What can become of an item; going back or leaving it out asks why. */
export const itemStepsFrom = (from: ItemState): readonly ItemStep[] =>
  nextItemStates[from].map((to) => ({
    to,
    needsReason: to !== 'deployed' && to !== 'verified',
    during: itemStepDuring[to],
  }))

/** It runs where the release went. */
export const isStanding = (state: ItemState) => state === 'deployed' || state === 'verified'
