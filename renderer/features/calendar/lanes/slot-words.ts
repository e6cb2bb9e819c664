import { tellSpan, tellZone } from '#renderer/design/moment.ts'
import { stateWords } from '#renderer/design/release/state-words.ts'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'

export const nameOfSlot = ({ releaseName, title }: Pick<PlannedSlot, 'releaseName' | 'title'>) =>
  title ? `${releaseName}, ${title}` : releaseName

type Span = { readonly startsAt: number; readonly endsAt: number }
type Clock = { readonly zone: string; readonly now: number }

/** Sat 21 Nov 22:00–23:30 (Berlin) */
export const tellSlot = ({ startsAt, endsAt }: Span, { zone, now }: Clock): string =>
  `${tellSpan({ from: startsAt, to: endsAt, now, zone })} (${tellZone(zone)})`

type Said = Clock & {
  readonly environment: string
  /** How many conflicts it is in, where some are known. */
  readonly conflicts: number
}

/** All that a bar shows by its place, colour and shape. */
export const labelOfSlot = (
  slot: PlannedSlot,
  { environment, conflicts, ...clock }: Said,
): string =>
  [
    nameOfSlot(slot),
    stateWords[slot.state].word,
    environment,
    tellSlot(slot.slot, clock),
    ...(conflicts > 0 ? [conflicts === 1 ? '1 conflict' : `${conflicts} conflicts`] : []),
  ].join(', ')
