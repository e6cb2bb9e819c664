import { foldHeader } from '../plans/fold-name.ts'

export const catalogueColumns = [
  'name',
  'title',
  'says',
  'owner',
  'tier',
  'lifecycle',
  'type',
  'system',
  'dependsOn',
  'url',
  'tags',
] as const
export type CatalogueColumn = (typeof catalogueColumns)[number]

/** What people and other programs call them; the surest name first, folded as `foldHeader` does. */
const columnNames: Readonly<Record<CatalogueColumn, readonly string[]>> = {
  name: [
    ...['name', 'service', 'service name', 'component', 'component name', 'application'],
    ...['application name', 'app', 'app name', 'id', 'key', 'identifier', 'repository', 'ci name'],
  ],
  title: ['title', 'display name', 'full name', 'label'],
  says: ['description', 'says', 'summary', 'purpose', 'short description', 'about', 'comment'],
  owner: [
    ...['owner', 'team', 'owned by', 'owning team', 'owner team', 'service owner', 'squad'],
    ...['support group', 'responsible', 'maintainer', 'group', 'product owner', 'contact'],
  ],
  tier: [
    ...['tier', 'criticality', 'service tier', 'business criticality', 'priority', 'importance'],
    ...['severity', 'criticality tier', 'critical', 'level', 'class'],
  ],
  lifecycle: ['lifecycle', 'life cycle', 'stage', 'status', 'life cycle stage', 'lifecycle stage'],
  type: ['type', 'kind', 'service type', 'component type', 'category'],
  system: ['system', 'product', 'platform', 'part of', 'domain', 'suite', 'business service'],
  dependsOn: [
    ...['depends on', 'dependson', 'dependencies', 'dependency', 'depends', 'needs', 'requires'],
    ...['uses', 'upstream', 'upstreams', 'upstream services', 'depends upon'],
  ],
  url: ['url', 'link', 'address', 'web', 'website', 'repo', 'repo url', 'repository url', 'docs'],
  tags: ['tags', 'tag', 'labels', 'keywords'],
}

/** In which place each column stands; one that is missing is left out. */
export type CataloguePlaces = ReadonlyMap<CatalogueColumn, number>

/** Headers that somebody named, however they are spaced and whatever their case. */
export type NamedColumns = { readonly [Column in CatalogueColumn]?: string | undefined }

/** Which column is which: as it was named, otherwise by the surest of the names that it may go by. */
export function findCatalogueColumns(
  header: readonly string[],
  named: NamedColumns = {},
): CataloguePlaces {
  const folded = header.map(foldHeader)
  const places = new Map<CatalogueColumn, number>()
  const takenBy = (place: number) => [...places.values()].includes(place)
  for (const column of catalogueColumns) {
    const name = named[column]
    const place = name === undefined ? -1 : folded.indexOf(foldHeader(name))
    if (place >= 0) places.set(column, place)
  }
  for (const column of catalogueColumns) {
    if (named[column] !== undefined) continue
    const place = columnNames[column]
      .map((name) => folded.indexOf(name))
      .find((found) => found >= 0 && !takenBy(found))
    if (place !== undefined) places.set(column, place)
  }
  return places
}

/** Columns that somebody named and that do not stand there. */
export const missingColumns = (
  header: readonly string[],
  named: NamedColumns,
): readonly string[] => {
  const folded = new Set(header.map(foldHeader))
  return Object.values(named).filter(
    (name): name is string => name !== undefined && !folded.has(foldHeader(name)),
  )
}
