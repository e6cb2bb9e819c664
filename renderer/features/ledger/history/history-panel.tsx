import { Button, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellMoment } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { actorWords } from '../entry-words.ts'
import type { Names } from '../words/fact-teller.ts'
import { factWords } from '../words/fact-words.ts'
import { useNames } from '../words/use-names.ts'
import './history-panel.css'

const AT_ONCE = 20

type History = OutputOf<'ledger.history'>
type Props = { readonly subject: string }

/** What was decided about one subject, newest first; each step opens its entry. */
export function HistoryPanel({ subject }: Props) {
  const { may } = useMe()
  if (!may('ledger:read')) return null
  return (
    <Panel
      title="History"
      actions={
        <Button component="a" href={hrefTo(['ledger'], { subject })} variant="subtle">
          In the ledger
        </Button>
      }
    >
      <Steps subject={subject} />
    </Panel>
  )
}

/** Asks for the history of what is still on its way. */
export function HistoryAhead({ id }: { readonly id: string }) {
  const { may } = useMe()
  return may('ledger:read') ? <Asked subject={id} /> : null
}

function Asked({ subject }: Props) {
  useHistory(subject)
  return null
}

function Steps({ subject }: Props) {
  const history = useHistory(subject)
  const names = useNames()
  if (history.error) return <Failure title="The history cannot be read" error={history.error} />
  if (!history.data) return <Skeleton h={90} />
  const steps = history.data.pages.flatMap(({ items }) => items)
  if (steps.length === 0) return <Text c="dimmed">Nothing has been decided about it yet.</Text>
  return (
    <>
      <ol className="sb-history">
        {steps.map((step) => (
          <Step key={step.seq} step={step} names={names} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show what came before
        </Button>
      )}
    </>
  )
}

function useHistory(subject: string) {
  const core = useCore()
  return useInfiniteQuery<History, Declined, { pages: History[] }, unknown[], number | undefined>({
    queryKey: ['ledger.history', { subject }],
    queryFn: async ({ pageParam }) =>
      valueIn(
        await core.call('ledger.history', {
          subject,
          limit: AT_ONCE,
          ...(pageParam !== undefined && { after: pageParam }),
        }),
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

type StepProps = { readonly step: History['items'][number]; readonly names: Names }

function Step({ step, names }: StepProps) {
  const { zone } = useMe()
  const now = useNow()
  return (
    <li>
      <a className="sb-history-when" href={hrefTo(['ledger'], { open: String(step.seq) })}>
        {tellMoment({ at: step.at, now, zone })}
      </a>
      <span>
        <strong>{actorWords(step)}</strong> {factWords(step, names)}
      </span>
    </li>
  )
}
