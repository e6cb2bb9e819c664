import { tellDay, tellLength, tellTime, tellZone } from '#renderer/design/moment.ts'
import { readClockAt } from '#shared/time/clock-reading.ts'

type Told = {
  readonly zone: string
  /** Sat 21 Nov 22:00–23:30 */
  readonly words: string
}

export type SlotWords = {
  /** In the zone in which it was agreed. */
  readonly there: Told
  /** The same on the reader's clock; `undefined` where it shows the same. */
  readonly here: Told | undefined
  readonly length: string
}

type Place = { readonly startsAt: number; readonly endsAt: number }
type Reader = { readonly zone: string; readonly now: number }

/** A slot on its own clock and on the reader's; an hour that clocks show twice says which it is. */
export function tellSlot(slot: Place & { readonly zone: string }, reader: Reader): SlotWords {
  const there = tellOn(slot, { zone: slot.zone, now: reader.now })
  const here = tellOn(slot, reader)
  return {
    there,
    here: here.words === there.words ? undefined : here,
    length: tellLength(slot.endsAt - slot.startsAt),
  }
}

function tellOn({ startsAt, endsAt }: Place, { zone, now }: Reader): Told {
  const first = tellDay({ at: startsAt, now, zone })
  const last = tellDay({ at: endsAt, now, zone })
  const start = `${first} ${tellClock(startsAt, zone)}`
  const end = tellClock(endsAt, zone)
  const words = first === last ? `${start}–${end}` : `${start} – ${last} ${end}`
  return { zone: tellZone(zone), words }
}

function tellClock(at: number, zone: string): string {
  const time = tellTime({ at, zone })
  const { repeated } = readClockAt(at, zone)
  if (repeated === undefined) return time
  return `${time} (the ${repeated === 'earlier' ? 'first' : 'second'} time)`
}
