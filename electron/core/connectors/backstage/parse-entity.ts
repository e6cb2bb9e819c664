import { z } from 'zod'
import { readRef, writeRef } from '#shared/domain/catalogue/entity-ref.ts'
import { entityRelations } from '#shared/domain/catalogue/entity-relations.ts'
import { tierOf } from '#shared/domain/catalogue/tier-of.ts'
import {
  type CatalogueEntry,
  type CatalogueKind,
  CatalogueRelation,
} from '#shared/vocabulary/catalogue-entry.ts'
import { type About, Unfit } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { loose, readAs } from '../raw-fields.ts'
import type { BackstageSettings } from './backstage-settings.ts'
import { Entity } from './entity.ts'

/** One document of a file: as it is, or why it could not be read. */
const Row = z.object({
  standsIn: z.string(),
  /** Why it is set aside, although it may be read. */
  broken: z.string().optional(),
  entity: z.unknown(),
  /** How it stands to others, as those say. */
  besides: z.array(CatalogueRelation).default([]),
})
export type EntityRow = z.input<typeof Row>

const kinds: ReadonlyMap<string, CatalogueKind> = new Map([
  ['component', 'component'],
  ['api', 'api'],
  ['resource', 'resource'],
  ['system', 'system'],
  ['domain', 'domain'],
  ['group', 'group'],
  ['user', 'person'],
])

export const catalogueKind = (kind: string): CatalogueKind =>
  kinds.get(kind.toLowerCase()) ?? 'unknown'

export const refOf = ({ kind, metadata: { namespace, name } }: Entity) => ({
  kind: kind.toLowerCase(),
  namespace: namespace.toLowerCase(),
  name: name.toLowerCase(),
})

/** What parts of `spec` are shown in words of their own. */
const Spec = z.object({
  type: loose.text,
  lifecycle: loose.text,
  owner: loose.text,
  profile: loose.part({ displayName: loose.text }),
})

export function parseEntity(raw: unknown, { settings }: About<BackstageSettings>): Observed {
  const row = readAs(Row, { raw, what: 'A document' })
  if (row.broken !== undefined) throw new Unfit(`${row.broken} (${row.standsIn}).`)
  const entity = readAs(Entity, { raw: row.entity, what: `What stands in ${row.standsIn}` })
  const ref = refOf(entity)
  return {
    of: 'catalogueEntries',
    key: writeRef(ref),
    // Files do not say when they were changed: what is read last counts.
    revision: 0,
    said: {
      ...{ kind: catalogueKind(entity.kind), original: entity.kind, standsIn: row.standsIn },
      project: catalogueKind(entity.kind) === 'component' ? entity.metadata.name : '',
      ...detailsOf(entity, settings),
      relations: relationsOf(entity, row.besides),
    },
  }
}

type Details = Pick<
  CatalogueEntry,
  'name' | 'title' | 'says' | 'owner' | 'tier' | 'lifecycle' | 'type' | 'tags' | 'url'
>

function detailsOf(entity: Entity, { tierFrom }: BackstageSettings): Details {
  const { name, namespace, title, description, tags, links } = entity.metadata
  const spec = Spec.parse(entity.spec)
  const owner = readRef(spec.owner, { kind: 'group', namespace: namespace.toLowerCase() })
  return {
    name,
    title: title ?? spec.profile?.displayName ?? null,
    says: description ?? null,
    owner: owner ? writeRef(owner) : (spec.owner ?? null),
    tier: tierOf(entity.metadata, tierFrom),
    lifecycle: spec.lifecycle ?? null,
    type: spec.type ?? null,
    tags: tags.length > 0 ? tags : null,
    url: links[0] ?? null,
  }
}

/** `null` where nothing is said of any. */
function relationsOf(entity: Entity, besides: readonly CatalogueRelation[]) {
  const { own } = entityRelations({ ref: refOf(entity), spec: entity.spec })
  const all = new Map([...own, ...besides].map((one) => [`${one.how} ${one.to}`, one]))
  return all.size > 0 ? [...all.values()] : null
}
