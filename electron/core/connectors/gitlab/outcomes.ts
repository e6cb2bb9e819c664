import type { ChangeState } from '#shared/vocabulary/change.ts'
import type { Outcome } from '#shared/vocabulary/observed.ts'

/** A pipeline that is being cancelled still runs; one that waits for a hand waits. */
const runs: ReadonlyMap<string, Outcome> = new Map([
  ['created', 'waiting'],
  ['waiting_for_resource', 'waiting'],
  ['waiting_for_callback', 'waiting'],
  ['preparing', 'waiting'],
  ['pending', 'waiting'],
  ['manual', 'waiting'],
  ['scheduled', 'waiting'],
  ['running', 'running'],
  ['canceling', 'running'],
  ['success', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
  ['skipped', 'skipped'],
])

/** Jobs know the same words; one that may fail did not spoil its pipeline. */
export function stepOutcome(of: { readonly status: string; readonly mayFail: boolean }): Outcome {
  const outcome = runOutcome(of.status)
  return outcome === 'failed' && of.mayFail ? 'unstable' : outcome
}

/** `blocked` waits for an approval; `undeployed` stood there once and was taken away. */
const deployments: ReadonlyMap<string, Outcome> = new Map([
  ['created', 'waiting'],
  ['blocked', 'waiting'],
  ['running', 'running'],
  ['success', 'succeeded'],
  ['failed', 'failed'],
  ['canceled', 'cancelled'],
  ['skipped', 'skipped'],
  ['undeployed', 'superseded'],
])

/** `locked` is a merge request in the short while in which it is merged. */
const changes: ReadonlyMap<string, ChangeState> = new Map([
  ['opened', 'open'],
  ['locked', 'open'],
  ['merged', 'merged'],
  ['closed', 'closed'],
])

export const runOutcome = (status: string): Outcome => runs.get(status) ?? 'unknown'
export const deploymentOutcome = (status: string): Outcome => deployments.get(status) ?? 'unknown'
export const changeState = (state: string): ChangeState => changes.get(state) ?? 'unknown'
