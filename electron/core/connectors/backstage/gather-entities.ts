import { writeRef } from '#shared/domain/catalogue/entity-ref.ts'
import { entityRelations } from '#shared/domain/catalogue/entity-relations.ts'
import type { CatalogueRelation } from '#shared/vocabulary/catalogue-entry.ts'
import { OutwardError } from '../../sync/outward.ts'
import { giveWay } from '../give-way.ts'
import { Entity } from './entity.ts'
import { type EntityRow, refOf } from './parse-entity.ts'
import type { PieceRead } from './read-pieces.ts'

export type Gathered = {
  readonly rows: readonly EntityRow[]
  /** What names somebody so that nobody can tell whom, each with where it stands. */
  readonly unclear: readonly string[]
  /** What is said of others that stand nowhere. */
  readonly missing: number
}

const MOST_ENTRIES = 100_000
const AT_ONCE = 100

/** Everything that the files say, with what one says of another put to that other one. */
export async function gatherEntities(pieces: readonly PieceRead[]): Promise<Gathered> {
  if (pieces.length > MOST_ENTRIES) throw tooMany()
  const gathering: Gathering = {
    rows: new Map(),
    broken: [],
    unclear: [],
    besides: new Map(),
  }
  for (const [at, piece] of pieces.entries()) {
    if (at % AT_ONCE === 0) await giveWay()
    gather(gathering, piece)
  }
  const { rows, broken, unclear, besides } = gathering
  const standing = [...rows].map(([ref, row]) => withBesides(row, besides.get(ref)))
  const missing = [...besides.keys()].filter((ref) => !rows.has(ref)).length
  return { rows: [...standing, ...broken], unclear, missing }
}

type Gathering = {
  readonly rows: Map<string, EntityRow>
  readonly broken: EntityRow[]
  readonly unclear: string[]
  readonly besides: Map<string, CatalogueRelation[]>
}

function gather({ rows, broken, unclear, besides }: Gathering, piece: PieceRead): void {
  const { standsIn } = piece
  const entity = piece.is === 'read' ? Entity.safeParse(piece.value).data : undefined
  if (!entity) {
    broken.push(rowOf(piece))
    return
  }
  const ref = refOf(entity)
  const key = writeRef(ref)
  const first = rows.get(key)
  if (first) {
    broken.push({ ...rowOf(piece), broken: `It stands in ${first.standsIn} already` })
    return
  }
  rows.set(key, rowOf(piece))
  const said = entityRelations({ ref, spec: entity.spec })
  for (const one of said.unclear) unclear.push(`${standsIn}: ${one}`)
  for (const { of, relation } of said.ofOthers) {
    const known = besides.get(of)
    if (known) known.push(relation)
    else besides.set(of, [relation])
  }
}

const tooMany = () =>
  new OutwardError('There are more than 100,000 entries, which are not read.', {
    trouble: 'tooLarge',
    fix: 'Change the address of the source to something that holds less.',
  })

const withBesides = (row: EntityRow, besides: CatalogueRelation[] | undefined): EntityRow =>
  besides ? { ...row, besides } : row

const rowOf = (piece: PieceRead): EntityRow =>
  piece.is === 'read'
    ? { standsIn: piece.standsIn, entity: piece.value }
    : { standsIn: piece.standsIn, broken: piece.because, entity: piece.text }
