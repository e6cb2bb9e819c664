import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { SourceStanding } from '#renderer/workbench/outside/source-standing.tsx'
import type { SourceStream } from '#shared/vocabulary/source.ts'
import { Age, NextReading } from '../reading-times.tsx'
import type { StandingSource } from '../source.ts'
import { partTitle, quarantineWords, streamsInOrder, streamTitle } from '../source-words.ts'
import '../sources.css'

const STEP = 40

type Props = { readonly source: StandingSource }

/** Each thing that is read of a source, the worst first; a few at a time, for there may be thousands. */
export function StreamsPanel({ source: { streams, failure } }: Props) {
  const [most, setMost] = useState(STEP)
  const shown = streamsInOrder(streams).slice(0, most)
  const more = streams.length - shown.length
  return (
    <Panel title="What is read">
      {streams.length === 0 ? (
        <Text fz="sm">Nothing has been chosen yet: edit the source and choose what to read.</Text>
      ) : (
        <ul className="sb-source-streams">
          {shown.map((stream) => (
            <Stream
              key={`${stream.stream} ${stream.part}`}
              stream={stream}
              said={failure?.because}
            />
          ))}
        </ul>
      )}
      {more > 0 && (
        <div>
          <Button variant="default" onClick={() => setMost((now) => now + STEP)}>
            Show {tellCount(Math.min(more, STEP))} more of {tellNumber(more, ['part', 'parts'])}
          </Button>
        </div>
      )}
    </Panel>
  )
}

type StreamProps = {
  readonly stream: SourceStream
  /** What is told about the source as a whole, and so not told again. */
  readonly said: string | undefined
}

const Stream = ({ stream, said }: StreamProps) => {
  const { standing, lastReadAt, failure, quarantined } = stream
  return (
    <li>
      <div className="sb-source-stream-name">
        <span>
          <strong>{streamTitle(stream.stream)}</strong> {partTitle(stream.part)}
        </span>
        <SourceStanding standing={standing} />
      </div>
      <small>
        {lastReadAt === null ? (
          'never read to its end'
        ) : (
          <>
            read <Age at={lastReadAt} />
          </>
        )}
        , next reading: <NextReading of={stream} />
        {quarantined > 0 && `, ${quarantineWords(quarantined)}`}
      </small>
      {failure && failure.because !== said && (
        <small className="sb-source-failure">
          {failure.because} {failure.fix}
        </small>
      )}
    </li>
  )
}
