/** Nobody means more than this, and a moment beyond it could not be told as a date. */
const LONGEST_MS = 30 * 24 * 60 * 60_000

type Headers = Readonly<Record<string, string>>

/** What time it is at the host as far as its answer tells, which may be a day away from ours. */
export function hostNow(headers: Headers, ownNow: number): number {
  const said = Date.parse(headers['date'] ?? '')
  return Number.isNaN(said) ? ownNow : said
}

/**
 * For how long the host wants to be left alone, from the moment its answer came; 0 where it says
 * nothing of it. Dates are told by the host's own clock, so only their distance to its `now` counts.
 */
export function holdMs(heard: {
  readonly headers: Headers
  readonly now: number
  /** What else it said, on the same clock. */
  readonly until: number | undefined
}): number {
  const asked = retryAfterMs(heard.headers['retry-after'], heard.now)
  const besides = heard.until === undefined ? 0 : heard.until - heard.now
  return Math.min(LONGEST_MS, Math.max(0, asked, Number.isNaN(besides) ? 0 : besides))
}

function retryAfterMs(said: string | undefined, now: number): number {
  const text = said?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  const at = Date.parse(text)
  return Number.isNaN(at) ? 0 : at - now
}
