import { Button, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { OutsideText } from '#renderer/design/outside-text.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { PAGE_LIMIT } from '#shared/vocabulary/page.ts'
import { Age } from '../reading-times.tsx'
import type { StandingSource } from '../source.ts'
import { partTitle, streamTitle } from '../source-words.ts'
import '../sources.css'

const STEP = 10
/** More characters of one row than anybody reads. */
const SHOWN = 20_000

type Row = OutputOf<'sources.quarantine'>['items'][number]
type Props = { readonly source: StandingSource }

/** What could not be understood: why, and word for word; gone as soon as it is read well. */
export function QuarantinePanel({ source: { id, quarantined } }: Props) {
  const [limit, setLimit] = useState(STEP)
  const ask = { sourceId: id, limit }
  const { data, error } = useQueryOf('sources.quarantine', ask, {
    enabled: quarantined > 0,
    meanwhile: 'previous',
  })
  if (quarantined === 0) return null
  return (
    <Panel title="Set aside">
      <Text fz="sm">
        {tellNumber(quarantined, ['row', 'rows'])} could not be understood. The rest was kept, and
        these are looked at again whenever they are met.
      </Text>
      {error && <Failure title="What was set aside cannot be read" error={error} />}
      {!data && !error && <Skeleton h={60} />}
      <ul className="sb-source-streams">
        {data?.items.map((row) => (
          <SetAside key={row.id} row={row} />
        ))}
      </ul>
      {data?.next != null && limit < PAGE_LIMIT && (
        <div>
          <Button
            variant="default"
            onClick={() => setLimit((now) => Math.min(PAGE_LIMIT, now + 5 * STEP))}
          >
            Show more
          </Button>
        </div>
      )}
    </Panel>
  )
}

type RowProps = { readonly row: Row }

const SetAside = ({ row: { stream, part, because, lastAt, times, raw } }: RowProps) => (
  <li>
    <div>
      <strong>{streamTitle(stream)}</strong> {partTitle(part)}
    </div>
    <div>
      <OutsideText>{because}</OutsideText>
    </div>
    <small>
      met {tellNumber(times, ['time', 'times'])}, last <Age at={lastAt} />
    </small>
    <details className="sb-source-raw">
      <summary>As it came</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre tabIndex={0}>
        <OutsideText lines most={SHOWN}>
          {raw}
        </OutsideText>
      </pre>
    </details>
  </li>
)
