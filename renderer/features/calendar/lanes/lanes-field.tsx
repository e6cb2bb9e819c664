import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useWall } from '#renderer/data/wall.ts'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import { Bar } from './bar.tsx'
import type { HeldStore } from './held.ts'
import { barsWithin, layOut } from './lane-layout.ts'
import './lanes.css'
import type { Lane } from './lanes-of.ts'
import type { LanesWanted } from './lanes-wanted.ts'
import { Ruler } from './ruler.tsx'
import { type Scale, settingOf, xOf } from './scale.ts'
import { ticksOf } from './ticks.ts'
import { useGrip } from './use-grip.ts'
import { useLaneKeys } from './use-lane-keys.ts'
import { usePanning } from './use-panning.ts'
import { useSize } from './use-size.ts'

type Props = {
  readonly label: string
  readonly lanes: readonly Lane[]
  readonly wanted: LanesWanted
  /** The clock of whoever reads, where it is another one. */
  readonly mine: string | undefined
  readonly now: number
  readonly opened: string | undefined
  readonly held: HeldStore
  readonly labelOf: (slot: PlannedSlot) => string
  readonly conflictOf: (slot: PlannedSlot) => 'hard' | 'soft' | undefined
  readonly mayMove: (slot: PlannedSlot) => boolean
  readonly onOpen: (slot: PlannedSlot) => void
  readonly onDrop: () => void
  readonly onFrom: (from: number) => void
  readonly onZoom: (
    steps: number,
    at: { readonly x: number; readonly scale: Scale; readonly width: number },
  ) => void
}

const OVERSCAN_PX = 200

/** Lanes along a stretch of time: only what is looked at, and a little beyond, is in the page. */
export function LanesField(props: Props) {
  const { label, lanes, wanted, mine, now, opened, held, labelOf, conflictOf, mayMove } = props
  const { onOpen, onDrop, onFrom, onZoom } = props
  const wall = useWall()
  const field = useRef<HTMLDivElement>(null)
  const rulers = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const layers = useRef<readonly (HTMLElement | null)[]>([])
  const { width, height } = useSize(field)
  const [scrolled, setScrolled] = useState(0)
  const setting = settingOf(wanted.zoom)
  const scale: Scale = { from: wanted.from, msPerPx: setting.spanMs / Math.max(1, width) }
  const reachMs = setting.spanMs / 2
  const seen = { from: wanted.from - reachMs, until: wanted.from + setting.spanMs + reachMs }
  const layout = useMemo(() => layOut(lanes), [lanes])
  const bars = useMemo(
    () =>
      barsWithin(layout, {
        ...seen,
        top: scrolled - OVERSCAN_PX,
        bottom: scrolled + height + OVERSCAN_PX,
      }),
    [layout, seen.from, seen.until, scrolled, height],
  )
  useLayoutEffect(() => {
    layers.current = [rulers.current, layer.current]
    for (const one of layers.current) if (one) one.style.transform = ''
  }, [wanted.from, width])
  usePanning({
    field,
    layers,
    reach: width / 2,
    onPanned: (px) => onFrom(wanted.from + px * scale.msPerPx),
    onZoom: (steps, x) => onZoom(steps, { x, scale, width }),
  })
  const onGrip = useGrip({ field, held, scale, layout, onOpen, onDrop, mayMove })
  const keys = useLaneKeys({ field, held, layout, wanted, bars, onOpen, onDrop, onFrom, mayMove })
  return (
    <div className="sb-lanes">
      <div className="sb-lanes-corner" />
      <div className="sb-lanes-rulers">
        <div ref={rulers} className="sb-lanes-layer">
          {[wanted.zone, mine].map(
            (zone) =>
              zone && (
                <Ruler
                  key={zone}
                  zone={zone}
                  unit={setting.tick}
                  scale={scale}
                  until={seen.until}
                  from={seen.from}
                  now={now}
                />
              ),
          )}
        </div>
      </div>
      <div
        className="sb-lanes-body"
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
      >
        <div className="sb-lanes-heads" style={{ height: layout.height }}>
          {layout.lanes.map(({ lane, top, height: tall }) => (
            <div key={lane.key} className="sb-lanes-head" style={{ top, height: tall }}>
              <span className="sb-lanes-name" title={lane.name}>
                {lane.name}
              </span>
              <span className="sb-lanes-count">{lane.packed.placed.length || ''}</span>
            </div>
          ))}
        </div>
        <div
          ref={field}
          className="sb-lanes-field"
          role="group"
          aria-label={label}
          style={{ height: Math.max(layout.height, height) }}
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
        >
          <div ref={layer} className="sb-lanes-layer">
            {ticksOf({ ...seen, zone: wanted.zone, unit: setting.tick }).map((tick) => (
              <div
                key={tick.at}
                className="sb-lanes-line"
                data-major={tick.isMajor || undefined}
                style={{ transform: `translateX(${xOf(tick.at, scale)}px)` }}
              />
            ))}
            {layout.lanes.map(({ lane, top, height: tall }) => (
              <div
                key={lane.key}
                className="sb-lanes-stripe"
                style={{ top, height: tall, left: -width, width: width * 3 }}
              />
            ))}
            <div
              className="sb-lanes-now"
              style={{ transform: `translateX(${xOf(now, scale)}px)` }}
            />
            {bars.map((bar) => (
              <Bar
                key={bar.id}
                id={bar.id}
                slot={bar.slot}
                left={xOf(bar.slot.slot.startsAt, scale)}
                width={(bar.slot.slot.endsAt - bar.slot.slot.startsAt) / scale.msPerPx}
                top={bar.top}
                room={(bar.freeUntil - bar.slot.slot.startsAt) / scale.msPerPx}
                label={labelOf(bar.slot)}
                isActive={bar.id === keys.active}
                isOpened={bar.slot.activity === opened}
                conflict={conflictOf(bar.slot)}
                onGrip={wall || !mayMove(bar.slot) ? undefined : onGrip}
                onOpen={onOpen}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}
