import type { Placed } from '#shared/time/wall-slot.ts'
import type { PlanColumn } from '#shared/vocabulary/plan.ts'
import type { ReadMoment } from './read-moment.ts'

type Read = Extract<ReadMoment, { outcome: 'read' }>

export type Misfit = Exclude<Placed, { outcome: 'placed' }>

type Slotted = { readonly zone: string; readonly from: Read; readonly to: Read }

/** Why no clock runs from the start to the end; `undefined` stands for two halves of a repeated hour. */
export function misplaced(
  placed: Misfit | undefined,
  { zone, from, to }: Slotted,
): { column: PlanColumn; because: string } {
  if (!placed) {
    return { column: 'end', because: `It crosses the hour that clocks in ${zone} show twice.` }
  }
  if (placed.outcome === 'backwards') return { column: 'end', because: backwards(from, to) }
  if (placed.outcome === 'endless') {
    return { column: 'end', because: 'It is longer than a quarter of a year.' }
  }
  const column = placed.time === from.time ? 'start' : 'end'
  const time = placed.time.replace('T', ' ')
  const because =
    placed.outcome === 'skipped'
      ? `Clocks in ${zone} are set forward past ${time}: there is no such time.`
      : `Clocks in ${zone} show ${time} twice: write it with its offset, such as ${time}+01:00.`
  return { column, because }
}

function backwards(from: Read, to: Read): string {
  const isOneDay = from.time.slice(0, 10) === to.time.slice(0, 10)
  if (isOneDay && from.isDay) return 'Start and end are only the day: the times of day are missing.'
  if (isOneDay && to.isDay) return 'Only the day stands there: its time of day is missing.'
  return from.time === to.time ? 'It ends when it starts.' : 'It ends before it starts.'
}
