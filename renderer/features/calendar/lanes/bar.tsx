import { memo, type PointerEvent } from 'react'
import { stateWords } from '#renderer/design/release/state-words.ts'
import { inkOf, washOf } from '#renderer/design/tone.ts'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import type { Grip } from './moved-slot.ts'

/** Below this there is no room for a mark. */
const WORDS_PX = 22
/** Below this the words stand beside it, where the row leaves room. */
const INSIDE_PX = 110
const BESIDE_PX = 48
/** Below this the ends cannot be told from the middle by a pointer. */
const ENDS_PX = 40
const LEAST_PX = 6

type Props = {
  readonly slot: PlannedSlot
  readonly id: string
  readonly left: number
  readonly width: number
  readonly top: number
  /** How far it is to the next bar of the row. */
  readonly room: number
  /** All that a picture of it says, for whoever hears it. */
  readonly label: string
  readonly isActive: boolean
  readonly isOpened: boolean
  readonly conflict: 'hard' | 'soft' | undefined
  readonly onOpen: (slot: PlannedSlot) => void
  readonly onGrip: ((event: PointerEvent, grip: Grip, id: string) => void) | undefined
}

/** One planned slot: drawn anew only where it has changed, so that thousands may stand beside it. */
export const Bar = memo(function Drawn(props: Props) {
  const { slot, id, left, width, top, room, label, isActive, isOpened, conflict } = props
  const { onOpen, onGrip } = props
  const words = slot.title ? `${slot.releaseName} · ${slot.title}` : slot.releaseName
  const { tone, icon: Icon } = stateWords[slot.state]
  const shown = Math.max(width, LEAST_PX)
  const grip = (at: Grip) => (event: PointerEvent) => {
    event.stopPropagation()
    onGrip?.(event, at, id)
  }
  return (
    <button
      type="button"
      id={id}
      className="sb-lane-bar"
      tabIndex={isActive ? 0 : -1}
      aria-label={label}
      aria-pressed={isOpened}
      data-state={slot.state}
      data-conflict={conflict}
      style={{
        transform: `translate(${left}px, ${top}px)`,
        width: shown,
        background: washOf(tone),
        color: inkOf(tone),
      }}
      onPointerDown={onGrip && grip('whole')}
      onClick={() => onOpen(slot)}
    >
      {shown >= WORDS_PX && <Icon size={13} aria-hidden className="sb-lane-bar-mark" />}
      {shown >= INSIDE_PX && <span className="sb-lane-bar-words">{words}</span>}
      {shown < INSIDE_PX && room - shown >= BESIDE_PX && (
        <span className="sb-lane-bar-beside" style={{ maxWidth: room - shown - 6 }}>
          {words}
        </span>
      )}
      {onGrip && shown >= ENDS_PX && (
        <>
          <span className="sb-lane-bar-end" data-at="start" onPointerDown={grip('start')} />
          <span className="sb-lane-bar-end" data-at="end" onPointerDown={grip('end')} />
        </>
      )}
    </button>
  )
})
