import type { Happening } from '../happening.ts'

export const titlesOfSheet = [
  'What',
  'Came out',
  'Details',
  'Service',
  'Project',
  'Environment',
  'Place',
  'Who',
  'When (UTC)',
  'Began (UTC)',
  'Ended (UTC)',
  'Source',
  'Key at the source',
  'Address',
  'Gone at the source since (UTC)',
] as const

type Name = (id: string) => string | null | undefined
type Names = { readonly service: Name; readonly environment: Name; readonly source: Name }

/** A row as cells of a sheet, in the order of its titles; what is not known is left empty. */
export function cellsOf(row: Happening, names: Names): readonly string[] {
  const named = (id: string | null, name: Name) => (id === null ? '' : (name(id) ?? id))
  return [
    row.title,
    row.stands,
    row.about ?? '',
    named(row.service, names.service),
    row.project,
    named(row.environment, names.environment),
    row.place ?? '',
    row.by ?? '',
    momentOf(row.at),
    momentOf(row.span?.from),
    momentOf(row.span?.to),
    named(row.source, names.source),
    row.key,
    row.url ?? '',
    momentOf(row.goneAt),
  ]
}

const momentOf = (at: number | null | undefined): string =>
  at == null ? '' : new Date(at).toISOString()
