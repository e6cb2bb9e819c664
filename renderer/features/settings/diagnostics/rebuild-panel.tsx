import { Button, Group, Text } from '@mantine/core'
import { useMe } from '#renderer/data/use-me.ts'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'
import type { OutputOf } from '#shared/contract/index.ts'

/** The tables made anew from the ledger, which is the truth. */
export function RebuildPanel() {
  const { may } = useMe()
  const rebuild = useTaskOf('workspace.rebuild')
  const whyNot = may('workspace:operate') ? undefined : 'None of your roles may rebuild.'
  return (
    <Panel title="Rebuild from the ledger">
      <Text fz="sm">
        Replays every entry into fresh tables and puts them in the place of those that stand. It
        changes no decision, and mends tables that a fault has damaged.
      </Text>
      <Group gap="xs">
        <AllowedButton
          variant="default"
          whyNot={whyNot}
          loading={rebuild.isPending}
          onClick={() => rebuild.mutate({})}
        >
          Rebuild
        </AllowedButton>
        {rebuild.isPending && (
          <Button variant="subtle" onClick={rebuild.stop}>
            Stop
          </Button>
        )}
      </Group>
      {rebuild.isPending && (
        <TaskAdvance label="How far the rebuild has come" step={rebuild.progress} />
      )}
      {rebuild.isError && rebuild.error.code !== 'rpc/cancelled' && (
        <Notice tone="bad" title="The tables stay as they were">
          {rebuild.error.message}
        </Notice>
      )}
      {rebuild.data && <Outcome rebuilt={rebuild.data} />}
    </Panel>
  )
}

type OutcomeProps = { readonly rebuilt: OutputOf<'workspace.rebuild'> }

const Outcome = ({ rebuilt: { facts, rows, differing } }: OutcomeProps) => (
  <Notice
    tone={differing === 0 ? 'good' : 'wary'}
    title={
      differing === 0
        ? 'The tables were as the ledger has them'
        : `${tellNumber(differing, ['row', 'rows'])} differed and ${differing === 1 ? 'is' : 'are'} mended`
    }
  >
    {tellNumber(facts, ['entry', 'entries'])} made {tellNumber(rows, ['row', 'rows'])}.
  </Notice>
)
