import { Code, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Panel } from '#renderer/design/panel.tsx'
import type { NameOf, OutputOf } from '#shared/contract/index.ts'
import { type Holding, holdings, tellHeld } from './holdings.ts'

type Props = { readonly me: OutputOf<'workspace.status'>['me'] }

export const HoldingsPanel = ({ me }: Props) => (
  <Panel title="What is here">
    {me ? (
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="xl">
        {holdings.map((holding) => (
          <Held
            key={holding.list}
            holding={holding}
            mayRead={me.permissions.includes(holding.requires)}
          />
        ))}
      </SimpleGrid>
    ) : (
      <Text c="dimmed">
        People, services, environments and releases show once you are enrolled.
      </Text>
    )}
  </Panel>
)

type HeldProps = { readonly holding: Holding; readonly mayRead: boolean }

function Held({ holding, mayRead }: HeldProps) {
  const { data, error } = useQueryOf(holding.list as NameOf<'query'> & 'people.list', PAGE, {
    enabled: mayRead,
  })
  const count = data && tellHeld(data)
  return (
    <Stack gap={4}>
      <Text fz="sm" c="dimmed">
        {holding.name}
      </Text>
      <Text fz="xl" fw={600}>
        {mayRead ? (count ?? (error ? 'unknown' : '…')) : 'hidden'}
      </Text>
      {!mayRead && <Text fz="sm">None of your roles may read these.</Text>}
      {error && <Text fz="sm">{error.message}</Text>}
      {data?.items.length === 0 && <HowToAdd holding={holding} />}
    </Stack>
  )
}

const PAGE = { limit: 200 }

const HowToAdd = ({ holding }: Pick<HeldProps, 'holding'>) => (
  <Stack gap={4}>
    <Text fz="sm">None yet. From a shell in this checkout:</Text>
    <Code block fz="xs" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {holding.example}
    </Code>
  </Stack>
)
