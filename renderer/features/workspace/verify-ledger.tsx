import { Button, Group, List, Progress, Stack, Text } from '@mantine/core'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { tellCount } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import type { OutputOf, Progress as Step } from '#shared/contract/index.ts'
import { placeOf, verifiedWords } from './ledger-words.ts'

export function VerifyLedger() {
  const verify = useTaskOf('ledger.verify')
  return (
    <Stack gap="md">
      <Group>
        <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate({})}>
          Verify the ledger
        </Button>
        {verify.isPending && (
          <Button variant="subtle" onClick={verify.stop}>
            Stop
          </Button>
        )}
      </Group>
      {verify.isPending && <Advance step={verify.progress} />}
      {verify.isError && verify.error.code !== 'rpc/cancelled' && (
        <Notice tone="bad" title="The ledger could not be checked">
          {verify.error.message}
        </Notice>
      )}
      {verify.isSuccess && <Outcome verification={verify.data} />}
    </Stack>
  )
}

type AdvanceProps = { readonly step: Step | undefined }

function Advance({ step }: AdvanceProps) {
  const done = step && step.total > 0 ? (100 * step.done) / step.total : 0
  return (
    <Stack gap={4}>
      <Progress value={done} aria-label="How far the check has come" />
      <Text fz="sm" c="dimmed">
        {step ? `${step.doing}: ${tellCount(step.done)} of ${tellCount(step.total)}` : 'Starting'}
      </Text>
    </Stack>
  )
}

type OutcomeProps = { readonly verification: OutputOf<'ledger.verify'> }

function Outcome({ verification }: OutcomeProps) {
  const { outcome, findings, moreFindings } = verification
  const intact = outcome === 'intact'
  return (
    <Notice
      tone={intact ? 'good' : 'bad'}
      title={intact ? 'The ledger is intact' : 'The ledger has been tampered with or damaged'}
    >
      {verifiedWords(verification)}
      {findings.length > 0 && (
        <List fz="sm" mt="xs" spacing={4}>
          {findings.map(({ seq, what, because }) => (
            <List.Item key={`${seq} ${what} ${because}`}>
              {placeOf(seq)}: {because}
            </List.Item>
          ))}
        </List>
      )}
      {moreFindings > 0 && <Text mt="xs">And {tellCount(moreFindings)} more.</Text>}
    </Notice>
  )
}
