import { tellDistance } from '#renderer/design/moment.ts'
import type { Slot } from '#shared/vocabulary/slot.ts'
import { tellSlot } from './slot-words.ts'

type Props = {
  readonly slot: Slot
  readonly zone: string
  readonly now: number
}

/** A slot on its own clock, then the same on the reader's. */
export function SlotLines({ slot, zone, now }: Props) {
  const { there, here, length } = tellSlot(slot, { zone, now })
  return (
    <>
      <p className="sb-slot-when">
        {there.words} <span className="sb-slot-zone">{there.zone}</span>
      </p>
      <p className="sb-slot-mine">
        {here ? `Yours: ${here.words} ${here.zone}` : 'The same on your clock'}
        {` · ${length} · ${tellWhen(slot, now)}`}
      </p>
    </>
  )
}

export function tellWhen({ startsAt, endsAt }: Slot, now: number): string {
  if (endsAt <= now) return `ended ${tellDistance({ at: endsAt, now })}`
  if (startsAt <= now) return 'now'
  return `starts ${tellDistance({ at: startsAt, now })}`
}
