import { useMe } from '#renderer/data/use-me.ts'
import { ReleaseStanding } from '#renderer/design/release/release-standing.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import { useNow } from '#renderer/design/use-now.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Slot } from '#shared/vocabulary/slot.ts'
import { tellWhen } from './slots/slot-lines.tsx'
import { tellSlot } from './slots/slot-words.ts'

type Props = { readonly release: Release }

/** One line: how it stands, its class, and when it first goes out. */
export function HeadWords({ release }: Props) {
  const { zone } = useMe()
  const now = useNow()
  const first = release.activities
    .map(({ slot }) => slot)
    .toSorted((one, other) => one.startsAt - other.startsAt)[0]
  const slotWords = (slot: Slot) => {
    const { here, there } = tellSlot(slot, { zone, now })
    const { words } = here ?? there
    return release.state === 'postponed' ? `was ${words}` : `${words}, ${tellWhen(slot, now)}`
  }
  return (
    <>
      <ReleaseStanding state={release.state} /> · {classWords[release.class]} ·{' '}
      {first ? slotWords(first) : 'no slot yet'}
    </>
  )
}
