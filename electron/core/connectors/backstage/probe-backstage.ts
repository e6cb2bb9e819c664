import { countWords } from '#shared/domain/catalogue/count-words.ts'
import type { Asked, Probed } from '../connector.ts'
import { type DocumentsRead, isPattern, readDocuments } from '../read-documents.ts'
import type { BackstageSettings } from './backstage-settings.ts'
import { Entity } from './entity.ts'
import { type Gathered, gatherEntities } from './gather-entities.ts'
import type { EntityRow } from './parse-entity.ts'
import { FILES, nothingFound } from './read-entries.ts'
import { readPieces } from './read-pieces.ts'

const LISTED = 200
const SHOWN = 5

/** What stands there, how many of each kind, and what of it cannot be read. */
export async function probeBackstage(asked: Asked<BackstageSettings>): Promise<Probed> {
  const walk = { ...asked, cursor: undefined, sweep: true }
  const came = await readDocuments({ walk, like: FILES, read: readPieces })
  // Never so, because no cursor is given.
  if (came === 'same') throw nothingFound()
  const gathered = await gatherEntities(came.read.flatMap(({ content }) => content))
  const { rows } = gathered
  const entities = rows.flatMap((row) => entityOf(row) ?? [])
  const broken = rows.flatMap((row) => whyBroken(row) ?? [])
  if (entities.length === 0) throw came.failure ?? nothingFound(broken[0])
  const components = entities.filter(({ kind }) => kind.toLowerCase() === 'component')
  return {
    as: null,
    version: null,
    found: `${countWords(entities.map(({ kind }) => kind))}, in ${came.read.length === 1 ? 'one file' : `${came.read.length} files`}`,
    projects: components.slice(0, LISTED).map(({ metadata: { name, title } }) => ({
      project: name,
      says: title ?? null,
    })),
    more: components.length > LISTED,
    remarks: [
      ...some(broken, 'cannot be read'),
      ...remarksOnNames(came, gathered),
      ...(came.failure ? [came.failure.message] : []),
    ],
  }
}

/** What names something that is not read, or that nobody can find. */
function remarksOnNames(
  { astray }: Pick<DocumentsRead<unknown>, 'astray'>,
  { unclear, missing }: Gathered,
): readonly string[] {
  return [
    ...some(
      namesOf(astray.filter(({ target }) => !isPattern(target))),
      'lies elsewhere, and is not read: add it as a source of its own',
    ),
    ...some(
      namesOf(astray.filter(({ target }) => isPattern(target))),
      'is a pattern, which is not followed: give the folder as the address to read every file in it',
    ),
    ...some(unclear, 'does not say which kind of thing it means'),
    ...(missing > 0 ? [`${missing} things that others name as theirs stand nowhere there.`] : []),
  ]
}

const namesOf = (astray: DocumentsRead<unknown>['astray']): readonly string[] =>
  astray.map(({ from, target }) => `${from} names ${target}`)

const entityOf = ({ broken, entity }: EntityRow): Entity | undefined =>
  broken === undefined ? Entity.safeParse(entity).data : undefined

function whyBroken(row: EntityRow): string | undefined {
  if (row.broken !== undefined) return `${row.standsIn}: ${row.broken}`
  const read = Entity.safeParse(row.entity)
  if (read.success) return undefined
  return `${row.standsIn}: ${read.error.issues[0]?.message ?? 'it is no entry'}`
}

/** The first of them, with what is the matter with all. */
function some(all: readonly string[], matter: string): readonly string[] {
  const shown = all.slice(0, SHOWN).map((one) => `${one.slice(0, 300)}: this ${matter}.`)
  return all.length > SHOWN ? [...shown, `So do ${all.length - SHOWN} more.`] : shown
}
