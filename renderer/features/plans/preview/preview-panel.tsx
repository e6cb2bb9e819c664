import { SegmentedControl, Skeleton, Text } from '@mantine/core'
import { useMemo } from 'react'
import { Failure } from '#renderer/design/failure.tsx'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Standing } from '#renderer/design/standing.tsx'
import type { Column } from '#renderer/design/table/column.ts'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import { type Address, goToInPlace, hrefTo, withQuery } from '#renderer/workbench/address.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'
import { doesWords, isShown, previewWords, reasonsOf, type Showing } from './preview-words.ts'
import { sharedWords } from './shared-lines.ts'
import type { Preview, PreviewedRelease } from './use-preview.ts'

type Props = {
  readonly preview: Preview
  readonly lines: readonly PlanLine[]
  readonly address: Address
  /** Whether everything that the reading needs has been said. */
  readonly isTold: boolean
}

/** Release by release: what importing would do, what is wrong, what may surprise. */
export function PreviewPanel({ preview, lines, address, isTold }: Props) {
  const { releases, error, isPending, addsServices, addsEnvironments } = preview
  const shared = useMemo(() => sharedWords(lines), [lines])
  if (!isTold) {
    return (
      <Panel title="What importing would do">
        <Text>It shows here once it is said above how the sheet is to be read.</Text>
      </Panel>
    )
  }
  return (
    <Panel title="What importing would do">
      {error && <Failure title="The sheet cannot be looked through" error={error} />}
      {isPending && <Skeleton h={160} />}
      {!isPending && !error && (
        <>
          <Text role="status">{previewWords(releases)}</Text>
          {shared && <Text fz="sm">{shared}</Text>}
          <Adds kind={['service', 'services']} names={addsServices} />
          <Adds kind={['environment', 'environments']} names={addsEnvironments} />
          <Releases releases={releases} address={address} />
        </>
      )}
    </Panel>
  )
}

type AddsProps = { readonly kind: readonly [string, string]; readonly names: readonly string[] }

const Adds = ({ kind, names }: AddsProps) =>
  names.length > 0 && (
    <Notice tone="wary" title={`It adds ${tellNumber(names.length, kind)}`}>
      {names.slice(0, 12).join(', ')}
      {names.length > 12 && ` and ${tellCount(names.length - 12)} more`}
    </Notice>
  )

type ReleasesProps = { readonly releases: readonly PreviewedRelease[]; readonly address: Address }

const showingOf = ({ query }: Address): Showing =>
  query['show'] === 'wrong' || query['show'] === 'wary' ? query['show'] : 'all'

function Releases({ releases, address }: ReleasesProps) {
  const showing = showingOf(address)
  const shown = releases.filter((release) => isShown(release, showing))
  const wrong = releases.filter((release) => isShown(release, 'wrong')).length
  const wary = releases.filter((release) => isShown(release, 'wary')).length
  return (
    <>
      <SegmentedControl
        aria-label="Which releases are shown"
        size="xs"
        className="sb-plan-showing"
        data={[
          { value: 'all', label: `All (${tellCount(releases.length)})` },
          { value: 'wrong', label: `Something is wrong (${tellCount(wrong)})` },
          { value: 'wary', label: `May surprise (${tellCount(wary)})` },
        ]}
        value={showing}
        onChange={(show) =>
          goToInPlace(withQuery(address, { show: show === 'all' ? undefined : show }))
        }
      />
      <Text fz="sm" c="dimmed">
        Open a row to read all that is said of it, line by line.
      </Text>
      <div className="sb-plan-table" style={{ height: heightOf(shown.length) }}>
        <DataTable
          label="Releases of the sheet"
          about={showing}
          columns={columns}
          count={shown.length}
          rowAt={(index) => shown[index]}
          keyOf={keyOf}
          opened={address.query['open']}
          onOpen={(release) => goToInPlace(withQuery(address, { open: keyOf(release) }))}
          onClose={() => goToInPlace(withQuery(address, { open: undefined }))}
        />
      </div>
    </>
  )
}

/** Two lines of a row; opening it shows the rest, line by line and column by column. */
function Reasons({ release }: { readonly release: PreviewedRelease }) {
  const reasons = reasonsOf(release).join(' ')
  return (
    <span className="sb-plan-reasons" title={reasons}>
      {reasons}
    </span>
  )
}

const ROW_PX = 34

/** As high as its rows with their titles, up to where it scrolls. */
const heightOf = (rows: number) => `min(${(Math.max(rows, 1) + 1) * ROW_PX + 2}px, 420px, 60vh)`

const keyOf = ({ lines: [first] }: PreviewedRelease): string => String(first)

const columns: readonly Column<PreviewedRelease>[] = [
  {
    key: 'lines',
    title: 'Lines',
    width: '92px',
    cell: ({ lines }) =>
      lines.length > 2 ? `${lines[0]} … ${lines.at(-1)}` : lines.map(tellCount).join(', '),
  },
  {
    key: 'does',
    title: 'Does',
    width: '128px',
    cell: ({ does }) => {
      const { word, tone, icon } = doesWords[does]
      return (
        <Standing tone={tone} icon={icon}>
          {word}
        </Standing>
      )
    },
  },
  {
    key: 'name',
    title: 'Release',
    width: 'minmax(160px, 1fr)',
    cell: ({ name, release }) =>
      release ? <a href={hrefTo(['releases', release])}>{name || 'No name'}</a> : name || 'No name',
  },
  {
    key: 'says',
    title: 'What and why',
    width: 'minmax(220px, 3fr)',
    cell: (release) => <Reasons release={release} />,
  },
]
