import type { Sort } from '#renderer/design/table/column.ts'
import { foldText, wordsMatcher } from '#renderer/design/table/match-words.ts'
import { readSort, type SortKey, sortRows } from '#renderer/design/table/sort-rows.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { downtimeWord, schemeWords, sensitivityWord } from './service-words.ts'

/** What the address narrows the list of services down to. */
export type ServiceFilter = {
  readonly words: string
  /** A team's id, or `none` for what nobody owns. */
  readonly team: string | undefined
  readonly tier: string | undefined
  readonly retired: 'without' | 'with' | 'only'
  readonly sort: Sort
}

type Query = Readonly<Record<string, string>>

export const sortedBy = [
  'name',
  'tier',
  'owner',
  'scheme',
  'regions',
  'sensitivity',
  'downtime',
] as const

export const readServiceFilter = ({ words, team, tier, retired, sort }: Query): ServiceFilter => ({
  words: words ?? '',
  team: team || undefined,
  tier: tier || undefined,
  retired: retired === 'with' || retired === 'only' ? retired : 'without',
  sort: readSort(sort, { columns: sortedBy, otherwise: { by: 'name', order: 'ascending' } }),
})

/** A service with what it is found by, made once and not at each letter typed. */
export type Entry = {
  readonly service: Service
  readonly owner: string | null
  readonly folded: string
}

export function entryOf(service: Service, owner: string | null): Entry {
  const { name, description, regions, repository, sensitivity, versionScheme } = service
  const said = [name, owner, description, repository, sensitivity, versionScheme, ...regions]
  return { service, owner, folded: foldText(said.filter(Boolean).join('\n')) }
}

/** The services that the filter asks for, out of entries that are sorted already. */
export function chooseServices(
  entries: readonly Entry[],
  { words, team, tier, retired }: Omit<ServiceFilter, 'sort'>,
): readonly Service[] {
  const matches = wordsMatcher(words)
  return entries
    .filter(({ service, folded }) => {
      if (retired !== 'with' && service.retired !== (retired === 'only')) return false
      if (tier !== undefined && String(service.tier) !== tier) return false
      if (team !== undefined && (service.ownerTeam ?? 'none') !== team) return false
      return matches(folded)
    })
    .map(({ service }) => service)
}

export const sortEntries = (entries: readonly Entry[], sort: Sort): readonly Entry[] =>
  sortRows(entries, { sort, keyOf })

function keyOf({ service, owner }: Entry, by: string): SortKey {
  const { name, tier, versionScheme, regions, sensitivity, needsZeroDowntime } = service
  switch (by) {
    case 'tier':
      return tier
    case 'owner':
      return owner
    case 'scheme':
      return versionScheme && schemeWords[versionScheme]
    case 'regions':
      return regions.length > 0 ? regions.join(', ') : null
    case 'sensitivity':
      return sensitivity && sensitivityWord(sensitivity)
    case 'downtime':
      return needsZeroDowntime === null ? null : downtimeWord(needsZeroDowntime)
    default:
      return name
  }
}
