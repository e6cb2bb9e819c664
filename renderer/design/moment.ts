const formats = new Map<string, Intl.DateTimeFormat>()

/** Formatters are dear to make and cheap to use. */
function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', options)
  formats.set(key, made)
  return made
}

type Moment = { readonly at: number; readonly now: number; readonly zone?: string | undefined }

const inZone = (zone: string | undefined) => (zone === undefined ? {} : { timeZone: zone })

/** An instant as the reader's own clock shows it, with the day where it is another one. */
export function tellMoment({ at, now, zone }: Moment): string {
  const day = formatOf({ dateStyle: 'short', ...inZone(zone) })
  const today = day.format(at) === day.format(now)
  return today ? tellTime({ at, zone }) : `${tellDay({ at, now, zone })} ${tellTime({ at, zone })}`
}

type Instant = { readonly at: number; readonly zone?: string | undefined }

/** 22:00 */
export const tellTime = ({ at, zone }: Instant): string =>
  formatOf({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...inZone(zone) }).format(at)

/** Sat 21 Nov, with the year where it is another one. */
export function tellDay({ at, now, zone }: Moment): string {
  const year = formatOf({ year: 'numeric', ...inZone(zone) })
  const here = { weekday: 'short', day: 'numeric', month: 'short', ...inZone(zone) } as const
  const words = formatOf(here).format(at).replace(',', '')
  return year.format(at) === year.format(now) ? words : `${words} ${year.format(at)}`
}

/** 21, the day of the month. */
export const tellDate = ({ at, zone }: Instant): string =>
  formatOf({ day: 'numeric', ...inZone(zone) }).format(at)

type Month = Instant & { readonly withYear: 'year' | 'none' }

/** Nov, or Nov 2026. */
export const tellMonth = ({ at, zone, withYear }: Month): string =>
  formatOf({
    month: 'short',
    ...(withYear === 'year' && { year: 'numeric' }),
    ...inZone(zone),
  }).format(at)

/** 2026-11-21 22:00:05, for records. */
export const tellExactly = ({ at, zone }: Instant): string =>
  formatOf({
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...inZone(zone),
  })
    .format(at)
    .replace(/^(\d+)\/(\d+)\/(\d+), /, '$3-$2-$1 ')

type Span = {
  readonly from: number
  readonly to: number
  readonly now: number
  readonly zone?: string
}

/** Sat 21 Nov 22:00–23:30; the second day only where it is another one. */
export function tellSpan({ from, to, now, zone }: Span): string {
  const first = tellDay({ at: from, now, zone })
  const last = tellDay({ at: to, now, zone })
  const start = `${first} ${tellTime({ at: from, zone })}`
  const end = tellTime({ at: to, zone })
  return first === last ? `${start}–${end}` : `${start} – ${last} ${end}`
}

const units = [
  { name: 'day', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'min', ms: 60_000 },
] as const

/** How long, in its two largest units at most: 2 days 4 h, 35 min, under a minute. */
export function tellLength(ms: number): string {
  const parts: string[] = []
  let rest = Math.abs(ms)
  for (const { name, ms: unit } of units) {
    const count = Math.floor(rest / unit)
    rest -= count * unit
    if (count > 0) parts.push(`${count} ${name === 'day' && count > 1 ? 'days' : name}`)
    if (parts.length === 2) break
  }
  return parts.length > 0 ? parts.join(' ') : 'under a minute'
}

/** 4 min ago, in 2 days 3 h, 12 months ago. */
export const tellDistance = ({ at, now }: Moment): string =>
  at <= now ? `${roughly(now - at)} ago` : `in ${roughly(at - now)}`

const DAY = 86_400_000
/** From how many days on a distance is told in a unit alone, the coarsest first. */
const rough = [
  { from: 730, days: 365, words: ['year', 'years'] },
  { from: 60, days: 30, words: ['month', 'months'] },
  { from: 3, days: 1, words: ['day', 'days'] },
] as const

/** The further away, the less its hours matter. */
function roughly(ms: number): string {
  const unit = rough.find(({ from }) => ms >= from * DAY)
  return unit ? tellNumber(Math.floor(ms / (unit.days * DAY)), unit.words) : tellLength(ms)
}

/** Europe/Berlin as people say it. */
export const tellZone = (zone: string): string =>
  (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

const counts = new Intl.NumberFormat('en-GB')

export const tellCount = (count: number): string => counts.format(count)

/** 1 release, 2 releases. */
export const tellNumber = (count: number, [one, many]: readonly [string, string]): string =>
  `${tellCount(count)} ${count === 1 ? one : many}`
