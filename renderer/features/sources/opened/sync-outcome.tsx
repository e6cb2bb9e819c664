import { Button } from '@mantine/core'
import type { useTaskOf } from '#renderer/data/use-task-of.ts'
import { tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'
import { partTitle, streamTitle, syncedWords } from '../source-words.ts'

export type Sync = ReturnType<typeof useTaskOf<'sources.sync'>>
type Props = { readonly sync: Sync }

const TOLD = 5

/** How far a reading has come, and what came of it. */
export function SyncOutcome({ sync }: Props) {
  if (sync.isPending) {
    return (
      <div className="sb-source-advance">
        <TaskAdvance label="How far the reading has come" step={sync.progress} />
        <Button variant="default" onClick={sync.stop}>
          Stop
        </Button>
      </div>
    )
  }
  if (sync.error) {
    const stopped = sync.error.code === 'rpc/cancelled'
    return (
      <Notice
        tone={stopped ? 'wary' : 'bad'}
        title={stopped ? 'The reading was stopped' : 'It was not read'}
      >
        {stopped ? 'What had come until then stays.' : sync.error.message}
      </Notice>
    )
  }
  return sync.data ? <Came came={sync.data} /> : null
}

type CameProps = { readonly came: NonNullable<Sync['data']> }

function Came({ came }: CameProps) {
  const { failures } = came
  if (failures.length === 0) {
    return <Notice tone="good" title={`Read to its end. ${syncedWords(came)}`} />
  }
  return (
    <Notice
      tone="bad"
      title={`${tellNumber(failures.length, ['part', 'parts'])} could not be read. ${syncedWords(came)}`}
    >
      <ul className="sb-source-lines">
        {failures.slice(0, TOLD).map(({ stream, part, because }) => (
          <li key={`${stream} ${part}`}>
            {streamTitle(stream)}, {partTitle(part)}: {because}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
