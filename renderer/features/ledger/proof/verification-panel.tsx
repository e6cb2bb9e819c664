import { Button, Group, Skeleton, Text } from '@mantine/core'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { tellCount, tellDistance, tellExactly, tellZone } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Verification } from '#shared/vocabulary/ledger-entry.ts'
import type { LedgerTasks } from '../use-ledger-tasks.ts'
import { placeOf, verifiedWords } from './ledger-words.ts'

type Props = { readonly verify: LedgerTasks['verify'] }

/** Looks through the whole ledger, and says what the last look found. */
export function VerificationPanel({ verify }: Props) {
  const last = useQueryOf('ledger.lastVerification', {})
  const failed = verify.isError && verify.error.code !== 'rpc/cancelled'
  return (
    <Panel title="Verification">
      <Text fz="sm">
        Checks every hash of the chain, every signed checkpoint and every attachment, and that the
        ledger alone rebuilds what stands in the tables.
      </Text>
      <Group gap="xs">
        <Button loading={verify.isPending} onClick={() => verify.mutate({})}>
          Verify the ledger
        </Button>
        {verify.isPending && (
          <Button variant="default" onClick={verify.stop}>
            Stop
          </Button>
        )}
      </Group>
      {verify.isPending && (
        <TaskAdvance label="How far the check has come" step={verify.progress} />
      )}
      {failed && (
        <Notice tone="bad" title="The ledger could not be checked">
          {verify.error?.message}
        </Notice>
      )}
      {!last.data && !last.error && <Skeleton h={64} />}
      {last.data && !verify.isPending && <Last verification={last.data.verification} />}
    </Panel>
  )
}

type LastProps = { readonly verification: Verification | null }

function Last({ verification }: LastProps) {
  const { zone } = useMe()
  const now = useNow()
  if (!verification) {
    return (
      <Notice tone="unknown" title="Not verified yet">
        This machine has not verified the ledger, so nothing is known of it.
      </Notice>
    )
  }
  const { outcome, at } = verification
  const intact = outcome === 'intact'
  const when = `${tellExactly({ at, zone })} ${tellZone(zone)}, ${tellDistance({ at, now: Math.max(at, now) })}`
  return (
    <Notice
      tone={intact ? 'good' : 'bad'}
      title={intact ? 'The ledger is intact' : 'The ledger has been tampered with or damaged'}
    >
      {when}. {verifiedWords(verification)}
      <Findings verification={verification} />
    </Notice>
  )
}

type FindingsProps = { readonly verification: Verification }

const Findings = ({ verification: { findings, moreFindings } }: FindingsProps) => (
  <>
    {findings.length > 0 && (
      <ul className="sb-proof-findings">
        {findings.map(({ seq, what, because }) => (
          <li key={`${seq} ${what} ${because}`}>
            {seq === null ? (
              placeOf(seq)
            ) : (
              <a href={hrefTo(['ledger'], { open: String(seq) })}>{placeOf(seq)}</a>
            )}
            : {because}
          </li>
        ))}
      </ul>
    )}
    {moreFindings > 0 && <Text mt="xs">And {tellCount(moreFindings)} more.</Text>}
  </>
)
