import type { Heard } from '../connector.ts'

/** PagerDuty asks its callers to go one by one. */
export const AT_ONCE = 1
/** What others that share the key may use up meanwhile. */
const SPARE = 5
/** Windows of PagerDuty last a minute; a reset far away is not believed. */
const LONGEST_HOLD_MS = 60 * 60_000

/** Waits for the reset, which is told in seconds from now, before the quota is used up. */
export function holdUntil({ status, headers, now }: Heard): number | undefined {
  const remaining = countOf(headers['ratelimit-remaining'])
  const reset = countOf(headers['ratelimit-reset'])
  if (reset === undefined || reset === 0) return undefined
  const spent = status === 429 || (remaining !== undefined && remaining < SPARE)
  return spent ? now + Math.min(reset * 1000, LONGEST_HOLD_MS) : undefined
}

const countOf = (said: string | undefined): number | undefined =>
  said !== undefined && /^\d{1,9}$/.test(said.trim()) ? Number(said) : undefined
