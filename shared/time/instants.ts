import { Temporal } from 'temporal-polyfill'

/** As doors for scripts write a moment: 2026-11-20T22:00:00Z, with parts of a second only where there are some. */
export const writeInstant = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString()

/** A length such as P1DT2H as time that passes, a day having 24 hours; `undefined` where it is none, or below nought. */
export function durationMs(text: string): number | undefined {
  try {
    const said = Temporal.Duration.from(text)
    if (said.years !== 0 || said.months !== 0 || said.sign < 0) return undefined
    return said.total({ unit: 'millisecond', relativeTo: undefined })
  } catch {
    return withWeeks(text)
  }
}

/** Weeks have no length of their own for Temporal; clocks that change are left to whoever has a zone. */
function withWeeks(text: string): number | undefined {
  const [, weeks, rest] = /^P(\d{1,4})W(.*)$/i.exec(text.trim()) ?? []
  if (weeks === undefined) return undefined
  const more = rest === '' ? 0 : durationMs(`P${rest}`)
  return more === undefined ? undefined : Number(weeks) * 7 * 24 * 60 * 60 * 1000 + more
}

/** The shortest way to write time that passes: PT90M is PT1H30M, two days are PT48H. */
export function writeDuration(ms: number): string {
  const said = Temporal.Duration.from({ milliseconds: Math.round(ms) })
  return said.round({ largestUnit: 'hour', smallestUnit: 'millisecond' }).toString()
}
