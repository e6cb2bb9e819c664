import type { Heard } from '../connector.ts'

/** What may be on its way already when an answer says how little is left. */
export const AT_ONCE = 4
/** Windows of GitLab last a minute; a reset far away is not believed. */
const LONGEST_HOLD_MS = 60 * 60_000

/** Waits for the reset before the quota is used up, and after a refusal that names the reset only. */
export function holdUntil({ status, headers, now }: Heard): number | undefined {
  const remaining = countOf(headers['ratelimit-remaining'])
  const reset = countOf(headers['ratelimit-reset'])
  if (reset === undefined) return undefined
  const spent = remaining === undefined ? status === 429 : remaining < AT_ONCE
  const until = Math.min(reset * 1000, now + LONGEST_HOLD_MS)
  return spent && until > now ? until : undefined
}

const countOf = (said: string | undefined): number | undefined =>
  said !== undefined && /^\d{1,12}$/.test(said.trim()) ? Number(said) : undefined
