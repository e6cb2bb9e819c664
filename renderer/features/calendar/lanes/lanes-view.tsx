import { Loader } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useMe } from '#renderer/data/use-me.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { tellDay, tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { useActions } from '#renderer/workbench/action.ts'
import {
  type Address,
  currentAddress,
  goTo,
  goToInPlace,
  withQuery,
} from '#renderer/workbench/address.ts'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import { createHeld } from './held.ts'
import { HeldPreview } from './held-preview.tsx'
import { lanesActions } from './lanes-actions.ts'
import { LanesField } from './lanes-field.tsx'
import { lanesOf } from './lanes-of.ts'
import { LanesTools } from './lanes-tools.tsx'
import { edgeAround, readLanesWanted, writeEdge, zoomedEdge } from './lanes-wanted.ts'
import { MoveDialog } from './move-dialog.tsx'
import { settingOf, type Zoom, zoomedBy, zooms } from './scale.ts'
import { SlotInspector } from './slot-inspector.tsx'
import { labelOfSlot } from './slot-words.ts'
import { useLaneNames } from './use-lane-names.ts'
import { useSlots } from './use-slots.ts'

type Props = { readonly address: Address; readonly views: ReactNode }

const filter = {}
const unsettled = new Set(['draft', 'planned', 'ready'])
const show = (query: Record<string, string | undefined>) =>
  goToInPlace(withQuery(currentAddress(), query))

/** What is planned along a stretch of time, a lane for each environment, team, service, region or person. */
export function LanesView({ address, views }: Props) {
  const now = useNow()
  const me = useMe()
  const wanted = readLanesWanted(address, { now, zone: me.zone })
  const mine = wanted.zone === me.zone ? undefined : me.zone
  const { spanMs } = settingOf(wanted.zoom)
  const names = useLaneNames()
  const { slots, isCut, isPending, error, retry } = useSlots({
    from: wanted.from - spanMs / 2,
    until: wanted.from + spanMs * 1.5,
    filter,
    stretchMs: spanMs,
  })
  const lanes = useMemo(() => lanesOf({ slots, by: wanted.by, names }), [slots, wanted.by, names])
  const [held] = useState(createHeld)
  const [dropped, setDropped] = useState(false)
  const holding = useStore(held, (state) => (dropped ? state.held : undefined))
  const { open } = address.query
  const opened = slots.find(({ activity }) => activity === open)
  const environments = useMemo(
    () => new Map(names.environments.map(({ id, name }) => [id, name])),
    [names],
  )
  const moves = useMoves(me.zone)
  useActions(useMemo(() => lanesActions(moves), [moves]))
  const mayWrite = me.may('releases:write')
  const mayMove = useMemo(() => {
    return ({ state }: PlannedSlot) => mayWrite && unsettled.has(state)
  }, [mayWrite])
  const onOpen = useMemo(
    () =>
      ({ activity }: PlannedSlot) => {
        if (held.getState().held) return
        const { query } = currentAddress()
        ;(query['open'] === undefined ? goTo : goToInPlace)(
          withQuery(currentAddress(), { open: activity }),
        )
      },
    [held],
  )
  const close = () => goTo(withQuery(currentAddress(), { open: undefined }))
  const finish = (outcome: 'moved' | 'left') => {
    const bar = holding && document.getElementById(holding.bar)
    setDropped(false)
    held.setState({ held: undefined })
    if (bar && outcome === 'left') delete bar.dataset['held']
    // What was drawn by hand is drawn by plan again.
    setDrawn((times) => times + 1)
  }
  const [drawn, setDrawn] = useState(0)
  const until = wanted.from + spanMs
  return (
    <PageFrame
      title="Calendar"
      says={`${tellDay({ at: wanted.from, now, zone: wanted.zone })} – ${tellDay({ at: until - 1, now, zone: wanted.zone })}`}
      tools={
        <>
          {views}
          <LanesTools
            wanted={wanted}
            {...moves}
            onBy={(by) => show({ by })}
            onZoom={(to) => moves.onCloser(zoomSteps(wanted.zoom, to))}
            onZone={(zone) => show({ zone })}
          />
        </>
      }
      fill="whole"
      inspector={opened && <SlotInspector slot={opened} zone={wanted.zone} onClose={close} />}
    >
      {error ? (
        <Failure title="The calendar cannot be read" error={error} onRetry={retry} />
      ) : (
        <div className="sb-lanes-page">
          {isCut && (
            <Notice tone="wary" title="More is planned here than can be drawn">
              Look closer, or at fewer environments, services or people: the lanes show the first of
              it only.
            </Notice>
          )}
          {lanes.length === 0 && !isPending && (
            <Blank title="Nothing is planned in this time">
              Each activity of a release stands here on a lane of its environment, team, service,
              region or person.
            </Blank>
          )}
          <LanesField
            key={drawn}
            label={`What is planned, by ${wanted.by}, ${tellNumber(slots.length, ['slot', 'slots'])}`}
            lanes={lanes}
            wanted={wanted}
            mine={mine}
            now={now}
            opened={open}
            held={held}
            labelOf={(slot) =>
              labelOfSlot(slot, {
                zone: wanted.zone,
                now,
                environment: environments.get(slot.environment) ?? '',
                conflicts: 0,
              })
            }
            conflictOf={() => undefined}
            mayMove={mayMove}
            onOpen={onOpen}
            onDrop={() => setDropped(true)}
            onFrom={(from) => show({ from: writeEdge(from) })}
            onZoom={(steps, { x, scale, width }) => {
              const to = zoomedBy(wanted.zoom, steps)
              if (to !== wanted.zoom)
                show({ zoom: to, from: writeEdge(zoomedEdge(scale, { to, x, width })) })
            }}
          />
          {isPending && (
            <Loader size="xs" className="sb-lanes-coming" aria-label="Reading the calendar" />
          )}
          <HeldPreview held={held} zone={wanted.zone} mine={mine} now={now} judge={() => []} />
        </div>
      )}
      {holding && (
        <MoveDialog
          slot={holding.slot}
          draft={holding.draft}
          zone={wanted.zone}
          now={now}
          judged={[]}
          onClose={finish}
        />
      )}
    </PageFrame>
  )
}

/** Each begins where the address says now, so that keys pressed in haste add up. */
function useMoves(zone: string) {
  return useMemo(() => {
    const wantedNow = () => readLanesWanted(currentAddress(), { now: Date.now(), zone })
    return {
      onNow: () => show({ from: writeEdge(edgeAround(Date.now(), wantedNow())) }),
      onStep: (steps: number) => {
        const { from, zoom } = wantedNow()
        show({ from: writeEdge(from + (steps * settingOf(zoom).spanMs) / 2) })
      },
      onCloser: (steps: number) => {
        const { from, zoom } = wantedNow()
        const to = zoomedBy(zoom, steps)
        const middle = from + settingOf(zoom).spanMs / 2
        show({ zoom: to, from: writeEdge(middle - settingOf(to).spanMs / 2) })
      },
    }
  }, [zone])
}

const zoomSteps = (from: Zoom, to: Zoom): number =>
  zooms.findIndex(({ zoom }) => zoom === to) - zooms.findIndex(({ zoom }) => zoom === from)
