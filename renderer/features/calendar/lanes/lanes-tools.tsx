import { ActionIcon, Button, NativeSelect, SegmentedControl, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { ZonePicker } from '#renderer/design/pickers/zone-picker.tsx'
import { type Grouping, groupings } from './lanes-of.ts'
import type { LanesWanted } from './lanes-wanted.ts'
import { type Zoom, zooms } from './scale.ts'

type Props = {
  readonly wanted: LanesWanted
  readonly onBy: (by: Grouping) => void
  readonly onZoom: (zoom: Zoom) => void
  readonly onCloser: (steps: number) => void
  readonly onStep: (steps: number) => void
  readonly onNow: () => void
  readonly onZone: (zone: string) => void
}

/** What the lanes stand for, how close one looks, and where in time. */
export function LanesTools({ wanted, onBy, onZoom, onCloser, onStep, onNow, onZone }: Props) {
  return (
    <>
      <NativeSelect
        aria-label="Lanes by"
        size="sm"
        data={groupings.map(({ by, word }) => ({ value: by, label: `By ${word.toLowerCase()}` }))}
        value={wanted.by}
        onChange={({ currentTarget: { value } }) =>
          onBy(groupings.find(({ by }) => by === value)?.by ?? 'environment')
        }
      />
      <SegmentedControl
        aria-label="How much time is shown"
        size="xs"
        data={zooms.map(({ zoom, word }) => ({ value: zoom, label: word }))}
        value={wanted.zoom}
        onChange={(value) => onZoom(zooms.find(({ zoom }) => zoom === value)?.zoom ?? 'week')}
      />
      <Tool label="Look closer (+)" onClick={() => onCloser(-1)}>
        <IconZoomIn size={17} />
      </Tool>
      <Tool label="See more (−)" onClick={() => onCloser(1)}>
        <IconZoomOut size={17} />
      </Tool>
      <Tool label="Earlier (,)" onClick={() => onStep(-1)}>
        <IconChevronLeft size={17} />
      </Tool>
      <Button variant="default" onClick={onNow}>
        Now
      </Button>
      <Tool label="Later (.)" onClick={() => onStep(1)}>
        <IconChevronRight size={17} />
      </Tool>
      <div className="sb-lanes-zone">
        <ZonePicker
          label="Clock"
          required
          value={wanted.zone}
          onChange={(zone) => zone && onZone(zone)}
        />
      </div>
    </>
  )
}

type ToolProps = {
  readonly label: string
  readonly onClick: () => void
  readonly children: React.ReactNode
}

const Tool = ({ label, onClick, children }: ToolProps) => (
  <Tooltip label={label}>
    <ActionIcon color="gray" aria-label={label} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
)
