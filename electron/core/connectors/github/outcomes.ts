import type { Outcome } from '#shared/vocabulary/observed.ts'

const underWay = new Map<string, Outcome>([
  ['queued', 'waiting'],
  ['requested', 'waiting'],
  ['waiting', 'waiting'],
  ['pending', 'waiting'],
  ['in_progress', 'running'],
])

/** `neutral` says neither good nor bad, and `stale` was given up by GitHub: nobody knows how it went. */
const conclusions = new Map<string, Outcome>([
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['timed_out', 'failed'],
  ['startup_failure', 'failed'],
  ['cancelled', 'cancelled'],
  ['skipped', 'skipped'],
  ['action_required', 'waiting'],
  ['neutral', 'unknown'],
  ['stale', 'unknown'],
])

export type RunState = { readonly status: string | null; readonly conclusion: string | null }

/** What a run is said to be: while it is under way, a conclusion of an earlier attempt means nothing. */
export function outcomeOfRun(said: RunState): Outcome {
  const status = said.status?.toLowerCase() ?? ''
  const going = underWay.get(status)
  if (going) return going
  if (!hasEnded(said)) return 'unknown'
  return conclusions.get(said.conclusion?.toLowerCase() ?? '') ?? 'unknown'
}

/** Some answers repeat the conclusion where the status belongs. */
export function hasEnded({ status, conclusion }: RunState): boolean {
  const said = status?.toLowerCase()
  return said === 'completed' || (!!said && said === conclusion?.toLowerCase())
}

const deployed = new Map<string, Outcome>([
  ['queued', 'waiting'],
  ['pending', 'waiting'],
  ['waiting', 'waiting'],
  ['in_progress', 'running'],
  ['success', 'succeeded'],
  ['failure', 'failed'],
  ['error', 'failed'],
])

/**
 * How a deployment went, by its states from the newest to the oldest. `inactive` means that another
 * took its place only where it had succeeded before.
 */
export function outcomeOfDeployment(states: readonly string[]): Outcome {
  const said = states.map((state) => state.toLowerCase())
  const [newest] = said
  if (newest === undefined) return 'waiting'
  if (newest !== 'inactive') return deployed.get(newest) ?? 'unknown'
  if (said.includes('success')) return 'superseded'
  const before = said.find((state) => state !== 'inactive')
  return before !== undefined && deployed.get(before) === 'failed' ? 'failed' : 'unknown'
}

/** After one of these a deployment is through. */
export const isThrough = (state: string): boolean =>
  ['succeeded', 'failed'].includes(deployed.get(state.toLowerCase()) ?? '')
