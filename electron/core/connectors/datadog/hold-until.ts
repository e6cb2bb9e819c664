import type { Heard } from '../connector.ts'

export const AT_ONCE = 2
/** Periods of Datadog last an hour at most; a reset further away is not believed. */
const LONGEST_HOLD_MS = 60 * 60_000

/** Waits for the reset, which is told in seconds from now, once what is left may be on its way already. */
export function holdUntil({ status, headers, now }: Heard): number | undefined {
  const remaining = countOf(headers['x-ratelimit-remaining'])
  const reset = countOf(headers['x-ratelimit-reset']) ?? countOf(headers['x-ratelimit-period'])
  if (reset === undefined || reset === 0) return undefined
  const spent = status === 429 || (remaining !== undefined && remaining < AT_ONCE)
  return spent ? now + Math.min(reset * 1000, LONGEST_HOLD_MS) : undefined
}

const countOf = (said: string | undefined): number | undefined =>
  said !== undefined && /^\d{1,9}$/.test(said.trim()) ? Number(said) : undefined
