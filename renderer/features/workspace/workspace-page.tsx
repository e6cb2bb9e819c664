import { Code, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Notice } from '#renderer/design/notice.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { HoldingsPanel } from './holdings-panel.tsx'
import { LedgerPanel } from './ledger-panel.tsx'
import { PersonPanel } from './person-panel.tsx'

export function WorkspacePage() {
  const { data, error } = useQueryOf('workspace.status', {})
  if (data) return <Workspace status={data} />
  if (!error) return <WorkspaceSkeleton />
  return (
    <Notice tone="bad" title="The workspace cannot be read">
      {error.message} <Code>npx signalbox doctor</Code> says what is wrong and what to do.
    </Notice>
  )
}

type Props = { readonly status: OutputOf<'workspace.status'> }

const Workspace = ({ status }: Props) => (
  <Stack gap="lg">
    <div>
      <Title order={1} fz="h2">
        {status.name || 'This workspace'}
      </Title>
      <Text c="dimmed" maw={720}>
        Signalbox plans releases and keeps them from getting into each other’s way; everything
        decided here is recorded in a ledger that can be checked.
      </Text>
    </div>
    {status.viewOnly !== null && (
      <Notice tone="wary" title="Nothing can be changed here">
        {status.viewOnly}
      </Notice>
    )}
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
      <PersonPanel status={status} />
      <LedgerPanel status={status} />
    </SimpleGrid>
    <HoldingsPanel me={status.me} />
    <Text fz="sm" c="dimmed">
      Signalbox {status.program}, workspace {status.places?.folder ?? status.id}
      {status.places && `; what goes wrong is logged in ${status.places.log}`}
    </Text>
  </Stack>
)

const WorkspaceSkeleton = () => (
  <Stack gap="lg" aria-busy="true" aria-label="The workspace is being read">
    <Skeleton h={56} maw={480} />
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Skeleton h={280} />
      <Skeleton h={280} />
    </SimpleGrid>
    <Skeleton h={160} />
  </Stack>
)
