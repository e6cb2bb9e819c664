import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import type { ToPublish } from './entries-of-release.ts'

/** What was told last of an entry, whether it has got there or not; `null` where it was taken away. */
export type Noted = {
  readonly uid: string
  readonly into: string
  readonly entry: PublishedEntry | null
  /** The highest that it ever was told with. */
  readonly sequence: number
}

export type Planned =
  | { readonly does: 'write'; readonly into: string; readonly entry: PublishedEntry }
  | { readonly does: 'remove'; readonly into: string; readonly uid: string }

type Planning = {
  /** The calendar that is written to now; `null` where nothing is published any more. */
  readonly into: string | null
  readonly wanted: readonly ToPublish[]
  /** At most one for each entry and calendar. */
  readonly noted: readonly Noted[]
  readonly now: number
}

/**
 * What has to be done so that the calendar tells what is wanted. What is over is not told for the first
 * time, and a cancelled entry is told only to who was told of it before. Where nothing is published any
 * more, what stands is left alone; in another calendar than now it is taken away.
 */
export function planEffects({ into, wanted, noted, now }: Planning): readonly Planned[] {
  if (into === null) return []
  const standing = noted.filter(({ entry }) => entry !== null)
  const removed = standing
    .filter((one) => one.into !== into || !wanted.some(({ uid }) => uid === one.uid))
    .map(({ uid, into }): Planned => ({ does: 'remove', into, uid }))
  const written = wanted.flatMap((entry): Planned[] => {
    const before = noted.find((one) => one.uid === entry.uid && one.into === into)
    const stands = before?.entry ?? undefined
    if (stands ? isTold(stands, entry) : !isNews(entry, now)) return []
    const told = noted.filter(({ uid }) => uid === entry.uid)
    const sequence = 1 + Math.max(-1, ...told.map((one) => one.sequence))
    return [{ does: 'write', into, entry: { ...entry, sequence } }]
  })
  return [...removed, ...written]
}

const isNews = ({ status, endsAt }: ToPublish, now: number): boolean =>
  status !== 'cancelled' && endsAt > now

const isTold = (stands: PublishedEntry, entry: ToPublish): boolean =>
  stands.title === entry.title &&
  stands.says === entry.says &&
  stands.startsAt === entry.startsAt &&
  stands.endsAt === entry.endsAt &&
  stands.status === entry.status
