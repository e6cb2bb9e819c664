import { IconArchive } from '@tabler/icons-react'
import { Standing } from '#renderer/design/standing.tsx'
import type { Column } from '#renderer/design/table/column.ts'
import { RowName } from '#renderer/design/table/row-name.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { downtimeWord, schemeWords, sensitivityWord } from './service-words.ts'

type Names = { readonly name: (id: string) => string | null | undefined }

/** Keeps its identity as long as the names do, so that rows that have not changed keep still. */
export const serviceColumns = (teams: Names): readonly Column<Service>[] => [
  {
    key: 'name',
    title: 'Name',
    width: 'minmax(200px, 3fr)',
    sortBy: 'name',
    cell: ({ id, name, retired }) => (
      <RowName name={name} href={hrefTo(['services', id])}>
        {retired && (
          <Standing tone="unknown" icon={IconArchive}>
            Retired
          </Standing>
        )}
      </RowName>
    ),
  },
  {
    key: 'tier',
    title: 'Tier',
    width: '72px',
    sortBy: 'tier',
    cell: ({ tier }) => tier,
  },
  {
    key: 'owner',
    title: 'Owner',
    width: 'minmax(120px, 2fr)',
    sortBy: 'owner',
    cell: ({ ownerTeam }) =>
      ownerTeam === null ? <Unsaid>nobody yet</Unsaid> : (teams.name(ownerTeam) ?? ''),
  },
  {
    key: 'scheme',
    title: 'Versions',
    width: 'minmax(112px, 1fr)',
    sortBy: 'scheme',
    cell: ({ versionScheme }) => (versionScheme ? schemeWords[versionScheme] : <Unsaid />),
  },
  {
    key: 'regions',
    title: 'Regions',
    width: 'minmax(120px, 2fr)',
    sortBy: 'regions',
    cell: ({ regions }) => (regions.length > 0 ? regions.join(', ') : <Unsaid />),
  },
  {
    key: 'sensitivity',
    title: 'Sensitivity',
    width: 'minmax(136px, 1fr)',
    sortBy: 'sensitivity',
    cell: ({ sensitivity }) =>
      sensitivity === null ? <Unsaid>not classified</Unsaid> : sensitivityWord(sensitivity),
  },
  {
    key: 'downtime',
    title: 'Zero downtime',
    width: 'minmax(136px, 1fr)',
    sortBy: 'downtime',
    cell: ({ needsZeroDowntime }) =>
      needsZeroDowntime === null ? <Unsaid>not decided</Unsaid> : downtimeWord(needsZeroDowntime),
  },
]
