import { DAY_MS, type Day, dayAt } from '../../story/days.ts'

type Dated = { readonly createdAt: number }

/** How many days are remembered; any other is told again, and the same. */
const REMEMBERED = 12

/**
 * Things that come one after the other, told day by day: any stretch of them is had by telling the few
 * days that it lies in. They are counted from 1 in the order in which they come.
 */
export function openDaybook<T extends Dated>({
  from,
  tell,
}: {
  readonly from: Day
  /** In the order in which they come; nothing before or after that day. */
  readonly tell: (day: Day) => readonly T[]
}) {
  const days = new Map<Day, readonly T[]>()
  /** How many came before each day, from the first on. */
  const before = [0]

  function on(day: Day): readonly T[] {
    const known = days.get(day)
    if (known) return known
    const told = day < from ? [] : tell(day)
    days.set(day, told)
    if (days.size > REMEMBERED) days.delete(days.keys().next().value!)
    return told
  }
  function countBefore(day: Day): number {
    if (day <= from) return 0
    while (before.length <= day - from) {
      before.push(before.at(-1)! + on(from + before.length - 1).length)
    }
    return before[day - from]!
  }
  const countAt = (at: number): number => {
    const day = dayAt(at)
    return countBefore(day) + on(day).filter(({ createdAt }) => createdAt <= at).length
  }
  /** The day of a number, once it is known that there is one. */
  function dayOf(number: number): Day {
    let [low, high] = [0, before.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (before[middle]! < number) low = middle
      else high = middle - 1
    }
    return from + low
  }
  function find(number: number, at: number): T | undefined {
    if (number < 1 || number > countAt(at)) return undefined
    const day = dayOf(number)
    return on(day)[number - countBefore(day) - 1]
  }
  return {
    on,
    countBefore,
    countAt,
    find,
    /** By number, the last one first. */
    newestFirst(at: number, { skip, most }: { readonly skip: number; readonly most: number }) {
      const last = countAt(at) - skip
      const found: { readonly number: number; readonly is: T }[] = []
      for (let number = last; number > 0 && found.length < most; number -= 1) {
        const is = find(number, at)
        if (is) found.push({ number, is })
      }
      return found
    },
    /** Everything of a stretch of time, in order. */
    *between(since: number, until: number): Generator<T> {
      for (let day = Math.max(from, dayAt(since)); day <= dayAt(until); day += 1) {
        for (const one of on(day)) {
          if (one.createdAt >= since && one.createdAt <= until) yield one
        }
      }
    },
    from,
  }
}
export type Daybook<T extends Dated> = ReturnType<typeof openDaybook<T>>

export type Touched<T> = { readonly number: number; readonly is: T; readonly touchedAt: number }

type Touching<T extends Dated> = {
  readonly book: Daybook<T>
  readonly at: number
  /** After so long nothing touches it any more. */
  readonly lifeMs: number
  readonly touchedAt: (is: T) => number
  /** Only what was touched no later than this. */
  readonly until?: number | undefined
}

/** What was touched last first, whenever it came; told as far as somebody goes on asking. */
export function* touchedFirst<T extends Dated>(touching: Touching<T>): Generator<Touched<T>> {
  const { book, at, lifeMs, touchedAt } = touching
  const until = Math.min(at, touching.until ?? at)
  let waiting: Touched<T>[] = []
  for (let day = dayAt(until); day >= book.from; day -= 1) {
    const first = book.countBefore(day) + 1
    const met = book
      .on(day)
      .map((is, i) => ({ number: first + i, is, touchedAt: touchedAt(is) }))
      .filter(({ is, touchedAt: touched }) => is.createdAt <= at && touched <= until)
    waiting.push(...met)
    const bound = day * DAY_MS + lifeMs
    const due = waiting.filter((one) => one.touchedAt >= bound)
    yield* due.toSorted(lastFirst)
    waiting = waiting.filter((one) => one.touchedAt < bound)
  }
  yield* waiting.toSorted(lastFirst)
}

const lastFirst = (a: Touched<unknown>, b: Touched<unknown>): number =>
  b.touchedAt - a.touchedAt || b.number - a.number
