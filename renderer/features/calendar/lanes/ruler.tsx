import { tellDate, tellDay, tellMonth, tellTime, tellZone } from '#renderer/design/moment.ts'
import { type ClockChange, clockChanges } from '#shared/time/clock-changes.ts'
import { type Scale, type TickUnit, xOf } from './scale.ts'
import { type Tick, ticksOf } from './ticks.ts'

type Props = {
  readonly zone: string
  readonly unit: TickUnit
  readonly scale: Scale
  /** What is drawn begins before the left edge and ends behind the right one. */
  readonly from: number
  readonly until: number
  readonly now: number
}

/** What clocks of a zone show along the lanes, and where they are set. */
export function Ruler({ zone, unit, scale, from, until, now }: Props) {
  const range = { zone, from, until }
  return (
    <div className="sb-ruler">
      {labelled(ticksOf({ ...range, unit }), { unit, zone, now, scale }).map(
        ({ tick, x, word }) => (
          <span
            key={tick.at}
            className="sb-ruler-tick"
            data-major={tick.isMajor || undefined}
            style={{ transform: `translateX(${x}px)` }}
          >
            {word}
          </span>
        ),
      )}
      {clockChanges(range).map((change) => (
        <span
          key={`clock${change.at}`}
          className="sb-ruler-clock"
          title={sayChange(change, zone)}
          style={{ transform: `translateX(${xOf(change.at, scale)}px)` }}
        >
          {change.byMs > 0 ? '⤼' : '⤺'}
          <span className="sb-ruler-clock-words">{sayChange(change, zone)}</span>
        </span>
      ))}
    </div>
  )
}

type Said = {
  readonly unit: TickUnit
  readonly zone: string
  readonly now: number
  readonly scale: Scale
}
type Labelled = { readonly tick: Tick; readonly x: number; readonly word: string }

const LETTER_PX = 7
const PAD_PX = 12

/** A word stands only where the one before it leaves room, and what is larger goes before. */
function labelled(ticks: readonly Tick[], said: Said): readonly Labelled[] {
  const all = ticks.map((tick) => ({
    tick,
    x: xOf(tick.at, said.scale),
    word: wordOf(tick, said),
  }))
  let free = -Infinity
  return all.map((one, index) => {
    const next = all.slice(index + 1).find(({ tick }) => tick.isMajor)
    const ends = one.x + one.word.length * LETTER_PX + PAD_PX
    const fits = one.tick.isMajor || (one.x >= free && ends <= (next?.x ?? Infinity))
    if (fits) free = ends
    return fits ? one : { ...one, word: '' }
  })
}

function wordOf({ at, isMajor }: Tick, { unit, zone, now }: Said): string {
  if (unit === 'hour' || unit === 'sixHours')
    return isMajor ? tellDay({ at, now, zone }) : tellTime({ at, zone })
  if (unit === 'month') return tellMonth({ at, zone, withYear: isMajor ? 'year' : 'none' })
  if (unit === 'day' && !isMajor) return tellDate({ at, zone })
  return tellDay({ at, now, zone })
}

/** Clocks in Berlin go forward by 1 h. */
export function sayChange({ byMs }: ClockChange, zone: string): string {
  const minutes = Math.abs(byMs) / 60_000
  const length = minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
  return `Clocks in ${tellZone(zone)} go ${byMs > 0 ? 'forward' : 'back'} by ${length}`
}
