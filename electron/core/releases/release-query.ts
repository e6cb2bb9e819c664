import type { ReleaseFilter, ReleaseSort } from '#shared/vocabulary/release.ts'
import { ReleaseClass, ReleaseState } from '#shared/vocabulary/release.ts'
import { agreedStart } from './release.tables.ts'

/** What each part of a filter asks of a release; a part that is left out asks nothing. */
const conditions: Readonly<Record<Exclude<keyof ReleaseFilter, 'words'>, string>> = {
  states: 'state IN (SELECT value FROM json_each(@states))',
  classes: 'class IN (SELECT value FROM json_each(@classes))',
  person: '(owner = @person OR lead = @person)',
  service: 'id IN (SELECT release FROM release_items WHERE service = @service)',
  environment: 'id IN (SELECT release FROM release_activities WHERE environment = @environment)',
  startsFrom: `${agreedStart} >= @startsFrom`,
  startsBefore: `${agreedStart} < @startsBefore`,
}

/** One word of those asked for; how many there are is part of a question's shape. */
type WordPart = `word${number}`
export type Part = keyof typeof conditions | WordPart

const isWord = (part: Part): part is WordPart => part.startsWith('word')

const conditionOf = (part: Part) =>
  isWord(part)
    ? `(name LIKE @${part} ESCAPE '\\'
      OR id IN (SELECT release FROM release_references WHERE key LIKE @${part} ESCAPE '\\'))`
    : conditions[part]

/** In the order in which the vocabulary names them, which is that of a release's life. */
const inOrder = (column: string, words: readonly string[]) =>
  `CASE ${column} ${words.map((word, place) => `WHEN '${word}' THEN ${place}`).join(' ')} END`

const nameOf = (person: string) =>
  `(SELECT people.name FROM people WHERE people.id = ${person}) COLLATE NOCASE`

const keys: Readonly<Record<ReleaseSort['by'], string>> = {
  startsAt: agreedStart,
  name: 'name COLLATE NOCASE',
  class: inOrder('class', ReleaseClass.options),
  state: inOrder('state', ReleaseState.options),
  owner: nameOf('owner'),
  lead: nameOf('lead'),
  items: 'items',
}

const where = (parts: readonly Part[]) =>
  parts.length === 0 ? '' : `WHERE ${parts.map(conditionOf).join(' AND ')}`

export const countOf = (parts: readonly Part[]) => `SELECT count(*) FROM releases ${where(parts)}`

/** The ids after one, in the order of ids: what is added meanwhile shifts nothing. */
export const idsAfter = (parts: readonly Part[]) =>
  `SELECT id FROM releases WHERE ${['id > @after', ...parts.map(conditionOf)].join(' AND ')}
  ORDER BY id LIMIT @limit`

/** What has nothing to be ordered by comes last either way; ids break ties in the same direction. */
export function idsOf(parts: readonly Part[], { by, order }: ReleaseSort): string {
  const way = order === 'ascending' ? 'ASC' : 'DESC'
  return `
    SELECT id FROM releases ${where(parts)}
    ORDER BY ${keys[by]} ${way} NULLS LAST, id ${way} LIMIT @limit OFFSET @offset`
}
