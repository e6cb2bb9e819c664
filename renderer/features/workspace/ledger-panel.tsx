import { Code, Group, Stack, Text } from '@mantine/core'
import { tellCount, tellMoment } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { anchoringWords, protectionWords } from './ledger-words.ts'
import { VerifyLedger } from './verify-ledger.tsx'

type Status = OutputOf<'workspace.status'>
type Props = { readonly status: Status }

export function LedgerPanel({ status }: Props) {
  const { ledger, device, me } = status
  const now = Date.now()
  return (
    <Panel title="The ledger">
      <Figures ledger={ledger} now={now} />
      {ledger.contradiction === null ? (
        <Text>{anchoringWords({ ledger, now })}</Text>
      ) : (
        <Notice tone="bad" title="The ledger contradicts a signed checkpoint">
          Entries that a checkpoint vouches for have been changed or are missing, so nothing more is
          signed. {ledger.contradiction}
        </Notice>
      )}
      {ledger.checkpointFolderTrouble !== null && (
        <Notice tone="wary" title="Checkpoints do not reach the second folder">
          {ledger.checkpointFolderTrouble}
        </Notice>
      )}
      <KeyWords device={device} />
      {me?.permissions.includes('ledger:read') && <VerifyLedger />}
    </Panel>
  )
}

type FiguresProps = Pick<Status, 'ledger'> & { readonly now: number }

const Figures = ({ ledger, now }: FiguresProps) => (
  <Group component="dl" gap="xl" m={0}>
    <Figure name="Entries" value={tellCount(ledger.entries)} />
    <Figure name="Vouched up to" value={tellCount(ledger.anchoredTo)} />
    <Figure name="Not covered yet" value={tellCount(ledger.unanchored)} />
    {ledger.lastCheckpointAt !== null && (
      <Figure name="Last checkpoint" value={tellMoment({ at: ledger.lastCheckpointAt, now })} />
    )}
  </Group>
)

type FigureProps = { readonly name: string; readonly value: string }

const Figure = ({ name, value }: FigureProps) => (
  <div>
    <Text component="dt" fz="sm" c="dimmed">
      {name}
    </Text>
    <Text component="dd" m={0} fz="xl" fw={600} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {value}
    </Text>
  </div>
)

const KeyWords = ({ device }: Pick<Status, 'device'>) =>
  device.weaker ? (
    <Notice tone="wary" title="Checkpoints are weaker than they could be">
      {protectionWords(device)}
    </Notice>
  ) : (
    <Stack gap={4}>
      <Text fz="sm" c="dimmed">
        {protectionWords(device)} Its fingerprint is <Code>{device.fingerprint}</Code>
      </Text>
    </Stack>
  )
