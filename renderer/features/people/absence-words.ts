import { tellDay } from '#renderer/design/moment.ts'

type Days = { readonly firstDay: string; readonly lastDay: string }

/** Whole days belong to no zone, so they are told by the one in which they are read here. */
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** Sat 21 Nov, or Sat 21 Nov – Mon 23 Nov; with the year where it is another than today's. */
export function tellDays({ firstDay, lastDay }: Days, today: string): string {
  const tell = (day: string) => tellDay({ at: at(day), now: at(today), zone: 'UTC' })
  return firstDay === lastDay ? tell(firstDay) : `${tell(firstDay)} – ${tell(lastDay)}`
}
