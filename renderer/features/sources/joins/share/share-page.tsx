import { Button, Text } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { tellCount } from '#renderer/design/moment.ts'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Share } from '../join.ts'
import { JoinParts } from '../join-parts.tsx'
import { percentOf, waitingWords } from '../join-words.ts'
import { useTargets } from '../use-targets.ts'
import { useWaiting } from '../use-waiting.ts'
import { type Part, shareColumns, sumOf } from './share-table.ts'

/** Of how much it is known what it belongs to, source by source and kind by kind. */
export function SharePage() {
  const { data, error, refetch } = useQueryOf('joins.share', {})
  const waiting = useWaiting()
  return (
    <PageFrame
      title="Share joined"
      says={waiting !== undefined && waitingWords(waiting)}
      tools={<JoinParts here="share" />}
    >
      {error && !data && (
        <Failure title="The share cannot be read" error={error} onRetry={() => void refetch()} />
      )}
      {!data && !error && (
        <Text role="status" aria-busy="true">
          The share is being counted.
        </Text>
      )}
      {data && <Shares shares={data.items} />}
    </PageFrame>
  )
}

type Props = { readonly shares: readonly Share[] }

function Shares({ shares }: Props) {
  const targets = useTargets()
  const columns = shareColumns(shares)
  if (columns.length === 0) {
    return (
      <Blank
        icon={IconChartBar}
        title="Nothing was read yet"
        action={
          <Button component="a" variant="default" href={hrefTo(['sources'])}>
            To the sources
          </Button>
        }
      >
        Once something is read, it shows here of how much it is known what it belongs to.
      </Blank>
    )
  }
  return (
    <Panel title="By source and kind">
      <Text fz="sm" c="dimmed">
        Figures built on what is joined leave out the rest. Names that were set aside are not
        counted among the names.
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div className="sb-join-shares-box" tabIndex={0} role="group" aria-label="Shares">
        <table className="sb-join-shares" aria-label="Share joined, by source and kind">
          <thead>
            <tr>
              <th scope="col">Source</th>
              {columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => (
              <tr key={share.source}>
                <th scope="row">
                  <a href={hrefTo(['sources', 'joins'], { source: share.source })}>
                    {targets.source(share.source)}
                  </a>
                </th>
                {columns.map(({ title, of }) => (
                  <ShareCell key={title} part={of(share)} />
                ))}
              </tr>
            ))}
            {shares.length > 1 && (
              <tr>
                <th scope="row">All together</th>
                {columns.map(({ title, of }) => (
                  <ShareCell key={title} part={sumOf(shares.map(of))} />
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

type CellProps = { readonly part: Part }

const ShareCell = ({ part }: CellProps) => (
  <td>
    {part.total === 0 ? (
      <Unsaid>none read</Unsaid>
    ) : (
      <>
        {percentOf(part)} %
        <span className="sb-join-meter" aria-hidden>
          <span style={{ width: `${percentOf(part)}%` }} />
        </span>
        <small>
          {tellCount(part.joined)} of {tellCount(part.total)}
        </small>
      </>
    )}
  </td>
)
