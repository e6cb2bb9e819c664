import { IconArchive } from '@tabler/icons-react'
import { Standing } from '#renderer/design/standing.tsx'
import type { Column } from '#renderer/design/table/column.ts'
import { RowName } from '#renderer/design/table/row-name.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import { capacityWords, sharingWord } from './environment-words.ts'

export const environmentColumns: readonly Column<Environment>[] = [
  {
    key: 'stage',
    title: 'Stage',
    width: '84px',
    sortBy: 'stage',
    cell: ({ stage }) => stage,
  },
  {
    key: 'name',
    title: 'Name',
    width: 'minmax(200px, 3fr)',
    sortBy: 'name',
    cell: ({ id, name, retired }) => (
      <RowName name={name} href={hrefTo(['environments', id])}>
        {retired && (
          <Standing tone="unknown" icon={IconArchive}>
            Retired
          </Standing>
        )}
      </RowName>
    ),
  },
  {
    key: 'region',
    title: 'Region',
    width: 'minmax(120px, 2fr)',
    sortBy: 'region',
    cell: ({ region }) => region ?? <Unsaid />,
  },
  { key: 'tier', title: 'Tier', width: '72px', sortBy: 'tier', cell: ({ tier }) => tier },
  {
    key: 'sharing',
    title: 'Sharing',
    width: 'minmax(110px, 1fr)',
    sortBy: 'sharing',
    cell: ({ sharing }) => sharingWord(sharing),
  },
  {
    key: 'capacity',
    title: 'Takes',
    width: 'minmax(150px, 1fr)',
    sortBy: 'capacity',
    cell: ({ capacity }) => (capacity === null ? <Unsaid /> : capacityWords(capacity)),
  },
]
