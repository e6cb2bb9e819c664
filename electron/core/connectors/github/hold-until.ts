import type { Heard } from '../connector.ts'

const MINUTE_MS = 60_000

/**
 * Until when GitHub is left alone: to the end of the hour's allowance once that is used up, and for a
 * minute where it slows down without saying for how long.
 */
export function holdUntil({ status, headers, now }: Heard): number | undefined {
  if (headers['x-ratelimit-remaining']?.trim() === '0') return resetOf(headers) ?? now + MINUTE_MS
  if (headers['retry-after'] !== undefined) return undefined
  if (status === 429 || (status === 403 && isSlowedDown(headers))) return now + MINUTE_MS
  return undefined
}

/** When the allowance is whole again. */
function resetOf(headers: Heard['headers']): number | undefined {
  const seconds = Number(headers['x-ratelimit-reset']?.trim() || Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined
}

const rightsMissing = ['x-accepted-github-permissions', 'x-accepted-oauth-scopes', 'x-github-sso']

/** A 403 of GitHub's own that names no right that would be needed. */
const isSlowedDown = (headers: Heard['headers']): boolean =>
  headers['x-github-request-id'] !== undefined &&
  rightsMissing.every((name) => headers[name] === undefined)
