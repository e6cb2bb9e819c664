export type ClockTime = {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const CLOCK = /^(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d)(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(uhr|h)?$/i

/** A time of day alone, however people write it: 21:30, 21.30 Uhr, 21h30, 9:30 pm. */
export function readClock(text: string): ClockTime | undefined {
  const [, hours, minutes, seconds = '0', half, word] = CLOCK.exec(text.trim()) ?? []
  if (!hours || (!minutes && !half && !word)) return undefined
  const hour = Number(hours)
  if (half && (hour < 1 || hour > 12)) return undefined
  const shift = half?.toLowerCase() === 'p' ? 12 : 0
  const of24 = half ? (hour % 12) + shift : hour
  return { hour: of24, minute: Number(minutes ?? 0), second: Number(seconds) }
}
