import { Button, CopyButton, Skeleton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { OutsideText } from '#renderer/design/outside-text.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import type { Happening } from '../happening.ts'
import { inLines } from './in-lines.ts'
import './opened.css'

/** More than anybody reads; copying takes the whole. */
const SHOWN = 100_000

type Props = {
  readonly named: Pick<Happening, 'of' | 'source' | 'key'>
  readonly source: string
}

/** One thing word for word, once somebody asks for it. */
export function RawTold({ named: { of, source: id, key }, source }: Props) {
  const [asked, setAsked] = useState(false)
  const { data, error, refetch } = useQueryOf(
    'observations.raw',
    { of, source: id, key },
    { enabled: asked },
  )
  const wall = useWall()
  if (wall) return null
  return (
    <Panel
      title={`As ${source} told it`}
      actions={
        data?.raw != null && (
          <CopyButton value={inLines(data.raw)}>
            {({ copied, copy }) => (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={
                  copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
                }
                onClick={copy}
              >
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        )
      }
    >
      {!asked && (
        <div>
          <Button variant="default" onClick={() => setAsked(true)}>
            Show it word for word
          </Button>
        </div>
      )}
      {asked && !data && !error && <Skeleton h={120} />}
      {error && (
        <Failure
          title="What the source told cannot be read"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {data &&
        (data.raw === null ? <Unsaid>It is not kept any more.</Unsaid> : <Raw raw={data.raw} />)}
    </Panel>
  )
}

type RawProps = { readonly raw: string }

const Raw = ({ raw }: RawProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
  <pre className="sb-happening-raw" tabIndex={0}>
    <OutsideText lines most={SHOWN}>
      {inLines(raw)}
    </OutsideText>
  </pre>
)
