import type { Document } from '../../sync/outward.ts'
import { giveWay } from '../give-way.ts'
import { fieldOf } from '../raw-fields.ts'
import { readYaml, type YamlRead } from './read-yaml.ts'
import { splitDocuments } from './split-documents.ts'

/** One document of a file, and where in it. */
export type PieceRead = YamlRead & { readonly standsIn: string; readonly text: string }

const SHOWN = 2_000

/** What a file says, one document after the other, and which files it names. */
export async function readPieces({
  text,
  document: { name },
}: {
  readonly text: string
  readonly document: Pick<Document, 'name'>
}): Promise<{ readonly content: readonly PieceRead[]; readonly leads: readonly string[] }> {
  if (!isOfCatalogue(name, text)) return { content: [], leads: [] }
  const content: PieceRead[] = []
  for (const piece of splitDocuments(text)) {
    await giveWay()
    const standsIn = `${name}, line ${piece.line}`
    const read = readYaml(piece)
    if (read.is === 'read' && isForeign(read.value)) continue
    content.push({ ...read, standsIn, text: piece.text.slice(0, SHOWN) })
  }
  return { content, leads: content.flatMap(leadsOf) }
}

/** A folder may hold other YAML, such as settings of a pipeline; what is called like this is meant. */
const isOfCatalogue = (name: string, text: string): boolean =>
  text.includes('backstage.io/') || /(^|\/)catalog-info[^/]*$/i.test(name)

/** Of another program, such as Kubernetes. */
function isForeign(value: unknown): boolean {
  const version = fieldOf(value, 'apiVersion')
  return typeof version === 'string' && !/(^|\.)backstage\.io\//.test(version)
}

const MOST_LEADS = 1_000

/** Where a Location says that more stands. */
function leadsOf(piece: PieceRead): readonly string[] {
  if (piece.is === 'broken') return []
  const kind = fieldOf(piece.value, 'kind')
  if (typeof kind !== 'string' || kind.toLowerCase() !== 'location') return []
  const spec = fieldOf(piece.value, 'spec')
  const said = [fieldOf(spec, 'target'), fieldOf(spec, 'targets')].flat()
  return said
    .flatMap((target) => (typeof target === 'string' && target !== '' ? [target] : []))
    .slice(0, MOST_LEADS)
}
