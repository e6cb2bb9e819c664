type Instant = { readonly at: number; readonly zone: string }

/** Friday 20 November */
export const tellWholeDay = ({ at, zone }: Instant): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  })
    .format(at)
    .replace(',', '')

type Zoned = { readonly timeZone: string | null; readonly name: string | null }
export type Clock = { readonly zone: string; readonly names: readonly string[] }

/** The zones of these people besides one's own, each with who is there. */
export function clocksOf(people: readonly Zoned[], own: string): readonly Clock[] {
  const byZone = Map.groupBy(
    people.filter(({ timeZone }) => timeZone !== null && timeZone !== own),
    ({ timeZone }) => timeZone as string,
  )
  return [...byZone].map(([zone, those]) => ({
    zone,
    names: [...new Set(those.map(({ name }) => name ?? 'somebody'))],
  }))
}
