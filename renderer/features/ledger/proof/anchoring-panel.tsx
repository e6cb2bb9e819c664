import { Button, Code, Group, Text } from '@mantine/core'
import { useMe } from '#renderer/data/use-me.ts'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { tellCount, tellMoment, tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { LedgerTasks } from '../use-ledger-tasks.ts'
import { anchoringWords, protectionWords } from './ledger-words.ts'

type Status = OutputOf<'workspace.status'>
type Props = { readonly status: Status; readonly checkpoint: LedgerTasks['checkpoint'] }

/** How far signed checkpoints vouch for the ledger, where they go, and by which key. */
export function AnchoringPanel({ status, checkpoint }: Props) {
  const { zone, may } = useMe()
  const now = useNow()
  const { ledger } = status
  const { lastCheckpointAt, contradiction } = ledger
  return (
    <Panel title="Checkpoints">
      {contradiction === null ? (
        <Text fz="sm">{anchoringWords({ ledger, now, zone })}</Text>
      ) : (
        <Notice tone="bad" title="The ledger contradicts a signed checkpoint">
          Entries that a checkpoint vouches for have been changed or are missing, so nothing more is
          signed. {contradiction}
        </Notice>
      )}
      <Fields>
        <Field name="Last signed">
          {lastCheckpointAt === null ? 'never' : tellMoment({ at: lastCheckpointAt, now, zone })}
        </Field>
        <Field name="Second folder">
          <SecondFolder ledger={ledger} />
        </Field>
        <Field name="Epoch">{tellCount(ledger.epoch)}</Field>
      </Fields>
      {may('workspace:operate') && (
        <Group gap="xs">
          <Button
            variant="default"
            loading={checkpoint.isPending}
            onClick={() => checkpoint.mutate({})}
          >
            Checkpoint now
          </Button>
        </Group>
      )}
      <Outcome checkpoint={checkpoint} />
      <KeyWords device={status.device} />
    </Panel>
  )
}

type LedgerProps = Pick<Status, 'ledger'>

const SecondFolder = ({ ledger: { checkpointFolder, checkpointFolderTrouble } }: LedgerProps) =>
  checkpointFolder === null ? (
    <>
      none set; <a href={hrefTo(['settings'], { part: 'workspace' })}>choose one</a> on another disk
      or share
    </>
  ) : (
    <>
      {checkpointFolder}
      {checkpointFolderTrouble !== null && (
        <Notice tone="wary" title="Checkpoints do not reach it">
          {checkpointFolderTrouble}
        </Notice>
      )}
    </>
  )

type OutcomeProps = Pick<Props, 'checkpoint'>

function Outcome({ checkpoint }: OutcomeProps) {
  if (checkpoint.isError) {
    return (
      <Notice tone="bad" title="No checkpoint was signed">
        {checkpoint.error.message}
      </Notice>
    )
  }
  if (!checkpoint.data) return null
  const { seq, folders } = checkpoint.data
  return (
    <Notice tone="good" title={`A checkpoint vouches up to entry ${tellCount(seq)}`}>
      It lies in {tellNumber(folders.length, ['folder', 'folders'])}
      {folders.length > 0 && `: ${folders.join(', ')}`}.
    </Notice>
  )
}

const KeyWords = ({ device }: Pick<Status, 'device'>) =>
  device.weaker ? (
    <Notice tone="wary" title="Checkpoints are weaker than they could be">
      {protectionWords(device)}
    </Notice>
  ) : (
    <Text fz="sm" c="dimmed">
      {protectionWords(device)} Its fingerprint is <Code>{device.fingerprint}</Code>
    </Text>
  )
