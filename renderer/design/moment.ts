const sameDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })
const otherDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

type Moment = { readonly at: number; readonly now: number }

/** An instant as the reader's own clock shows it, with the day where it is another one. */
export function tellMoment({ at, now }: Moment): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString()
  return (today ? sameDay : otherDay).format(at)
}

const counts = new Intl.NumberFormat()

export const tellCount = (count: number): string => counts.format(count)
