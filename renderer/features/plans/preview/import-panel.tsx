import { Button, Group, Text } from '@mantine/core'
import { useMe } from '#renderer/data/use-me.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { PlanLine, PlanReading } from '#shared/vocabulary/plan.ts'
import { failedName, importedTitle, importedWords } from './import-sum.ts'
import { doingCount } from './preview-words.ts'
import { useImport } from './use-import.ts'
import type { Preview } from './use-preview.ts'

type Props = {
  readonly reading: PlanReading
  readonly portions: readonly (readonly PlanLine[])[]
  readonly preview: Preview
}

/** Does what was shown, each release a decision of its own, and tells how it went. */
export function ImportPanel({ reading, portions, preview }: Props) {
  const { may } = useMe()
  const importing = useImport()
  const count = doingCount(preview.releases)
  const running = importing.phase === 'running'
  return (
    <Panel title="Import">
      <Text fz="sm">
        Each release is one decision of its own in the ledger. Importing the sheet again updates
        what has changed in it, and leaves alone what it does not name.
      </Text>
      <Group gap="xs">
        <AllowedButton
          whyNot={whyNot({ may: may('releases:write'), count, isBehind: preview.isBehind })}
          loading={running}
          onClick={() => void importing.run({ reading, portions })}
        >
          {count === 0 ? 'Import' : `Import ${tellNumber(count, ['release', 'releases'])}`}
        </AllowedButton>
        {running && (
          <Button variant="default" onClick={importing.stop}>
            Stop
          </Button>
        )}
      </Group>
      {running && <TaskAdvance label="How far the import has come" step={importing.progress} />}
      <Outcome importing={importing} />
    </Panel>
  )
}

type Asked = { readonly may: boolean; readonly count: number; readonly isBehind: boolean }

function whyNot({ may, count, isBehind }: Asked): string | undefined {
  if (!may) return 'None of your roles may plan releases.'
  if (isBehind) return 'The sheet is being looked through again.'
  return count === 0 ? 'There is nothing to draft or change.' : undefined
}

type OutcomeProps = { readonly importing: ReturnType<typeof useImport> }

function Outcome({ importing: { phase, sum, because } }: OutcomeProps) {
  if (phase === 'idle' || phase === 'running') return null
  const failed = sum.failed.length > 0
  const done = phase === 'done'
  return (
    <Notice
      tone={done ? (failed ? 'wary' : 'good') : phase === 'stopped' ? 'wary' : 'bad'}
      title={done ? importedTitle(sum) : 'The import did not come to its end'}
      action={
        <Button component="a" variant="default" href={hrefTo(['releases'], { state: 'any' })}>
          To the releases
        </Button>
      }
    >
      {importedWords(sum)}
      {!done && ` ${because ?? ''} What was decided stays; importing again goes on from there.`}
      {failed && (
        <ul className="sb-plan-says">
          {sum.failed.map((one) => (
            <li key={`${one.lines.join()} ${one.name}`}>
              <strong>{failedName(one)}</strong>: {one.because}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
