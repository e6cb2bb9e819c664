import { OutwardError } from '../../sync/outward.ts'
import { type Leaf, type Stream, Unfit, type Walk } from '../connector.ts'
import { PARTLY, readDocuments } from '../read-documents.ts'
import { type BackstageSettings, EVERYTHING } from './backstage-settings.ts'
import { gatherEntities } from './gather-entities.ts'
import { parseEntity } from './parse-entity.ts'
import { readPieces } from './read-pieces.ts'

const EVERY_MS = 15 * 60_000
const LEAF = 200

export const FILES = /\.ya?ml$/i

export const entries: Stream<BackstageSettings> = {
  name: 'catalogue entries',
  observes: 'catalogueEntries',
  everyMs: EVERY_MS,
  parts: () => [EVERYTHING],
  walk: walkEntries,
  parse: parseEntity,
}

/**
 * All files are read as soon as one has changed, because they say things of each other. What is
 * missing is gone, but where something could not be read: that may be any of what is missing.
 */
async function* walkEntries(walk: Walk<BackstageSettings>): AsyncGenerator<Leaf> {
  const came = await readDocuments({ walk, like: FILES, read: readPieces })
  if (came === 'same') return
  const { rows } = await gatherEntities(came.read.flatMap(({ content }) => content))
  if (rows.length === 0) throw came.failure ?? nothingFound()
  let [fits, someFit] = [true, false]
  for (let at = 0; at < rows.length; at += LEAF) {
    const some = rows.slice(at, at + LEAF)
    const fit = some.filter((row) => isFit(row, walk))
    fits &&= fit.length === some.length
    someFit ||= fit.length > 0
    yield { rows: some, cursor: PARTLY }
  }
  if (came.failure) throw came.failure
  if (!someFit) throw nothingFound()
  yield { rows: [], cursor: came.cursor, ...(fits && { metAllSince: 0 }) }
}

/** With why the first of what stands there is none, where something does. */
export const nothingFound = (because?: string) =>
  new OutwardError(
    `Nothing there is an entry of a Backstage catalogue.${because ? ` ${because}.` : ''}`,
    {
      trouble: 'notUnderstood',
      fix: 'Look whether the address leads to a file with an apiVersion of backstage.io, or a folder of them.',
    },
  )

function isFit(row: unknown, { part, settings }: Walk<BackstageSettings>): boolean {
  try {
    return parseEntity(row, { part, settings }).key !== ''
  } catch (error) {
    if (error instanceof Unfit) return false
    throw error
  }
}
