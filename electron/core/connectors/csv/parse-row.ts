import { z } from 'zod'
import { catalogueColumns } from '#shared/domain/catalogue/catalogue-columns.ts'
import { readRef, writeRef } from '#shared/domain/catalogue/entity-ref.ts'
import { foldName } from '#shared/domain/plans/fold-name.ts'
import type { CatalogueRelation } from '#shared/vocabulary/catalogue-entry.ts'
import { Unfit } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { loose, readAs } from '../raw-fields.ts'

const Row = z.object({
  standsIn: z.string(),
  broken: z.string().optional(),
  said: z.partialRecord(z.enum(catalogueColumns), z.string()),
})
type Said = z.infer<typeof Row>['said']

const LONGEST_NAME = 200

/** A row of a table is a component; what it depends on is one, too, where it does not say otherwise. */
export function parseRow(raw: unknown): Observed {
  const { standsIn, broken, said } = readAs(Row, { raw, what: 'A row' })
  if (broken !== undefined) throw new Unfit(`${broken} (${standsIn}).`)
  const name = said.name?.trim() ?? ''
  if (name === '') throw new Unfit(`No name stands there (${standsIn}).`)
  if (name.length > LONGEST_NAME) {
    throw new Unfit(`The name is longer than ${LONGEST_NAME} letters (${standsIn}).`)
  }
  const tags = partsOf(said.tags, /[;|,\n]/)
  const relations = relationsOf(said)
  return {
    of: 'catalogueEntries',
    key: refTo(name, 'component'),
    // A table does not say when it was changed: what is read last counts.
    revision: 0,
    said: {
      ...{ kind: 'component', original: said.type ?? 'service', project: name, name, standsIn },
      title: said.title ?? null,
      says: said.says ?? null,
      owner: said.owner ?? null,
      tier: said.tier ?? null,
      lifecycle: said.lifecycle ?? null,
      type: said.type ?? null,
      tags: tags.length > 0 ? tags : null,
      relations: relations.length > 0 ? relations : null,
      url: loose.url.parse(said.url) ?? null,
    },
  }
}

function relationsOf({ dependsOn, system, owner }: Said): CatalogueRelation[] {
  const all = [
    ...partsOf(dependsOn, /[;|\n]/).map((to) => relation('dependsOn', refTo(to, 'component'))),
    ...partsOf(system, /[;|\n]/).map((to) => relation('partOf', refTo(to, 'system'))),
    ...partsOf(owner, /[;|\n]/).map((to) => relation('ownedBy', refTo(to, 'group'))),
  ]
  return [...new Map(all.map((one) => [`${one.how} ${one.to}`, one])).values()]
}

const relation = (how: CatalogueRelation['how'], to: string): CatalogueRelation => ({ how, to })

/** Names in a table may be anything, with blanks as well; those that say their kind keep it. */
function refTo(name: string, kind: string): string {
  const read = readRef(name, { kind, namespace: 'default' })
  return read ? writeRef(read) : `${kind}:default/${foldName(name)}`
}

const partsOf = (cell: string | undefined, signs: RegExp): string[] =>
  (cell ?? '').split(signs).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
