import type { CatalogueRelation } from '../../vocabulary/catalogue-entry.ts'
import { type EntityRef, readRef, writeRef } from './entity-ref.ts'

type How = CatalogueRelation['how']
type Field = {
  readonly field: string
  /** Which kind is meant where none is said; none where one has to be. */
  readonly kind?: string
  readonly how: How
  /** True where it is said from the other end: the one that is named stands so to this one. */
  readonly isOfOther?: true
}

const owner: Field = { field: 'owner', kind: 'group', how: 'ownedBy' }
const system: Field = { field: 'system', kind: 'system', how: 'partOf' }
const depends: readonly Field[] = [
  { field: 'dependsOn', how: 'dependsOn' },
  { field: 'dependencyOf', how: 'dependsOn', isOfOther: true },
]

/** What each kind says in its `spec`, with the defaults that Backstage documents for each field. */
const fields: ReadonlyMap<string, readonly Field[]> = new Map(
  Object.entries({
    component: [
      ...[owner, system, ...depends],
      { field: 'subcomponentOf', kind: 'component', how: 'partOf' },
      { field: 'providesApis', kind: 'api', how: 'providesApi' },
      { field: 'consumesApis', kind: 'api', how: 'consumesApi' },
    ],
    api: [owner, system],
    resource: [owner, system, ...depends],
    system: [owner, { field: 'domain', kind: 'domain', how: 'partOf' }],
    domain: [owner, { field: 'subdomainOf', kind: 'domain', how: 'partOf' }],
    group: [
      { field: 'parent', kind: 'group', how: 'partOf' },
      { field: 'children', kind: 'group', how: 'partOf', isOfOther: true },
      { field: 'members', kind: 'user', how: 'memberOf', isOfOther: true },
    ],
    user: [{ field: 'memberOf', kind: 'group', how: 'memberOf' }],
    template: [owner],
  }),
)

export type EntityRelations = {
  readonly own: readonly CatalogueRelation[]
  /** How others stand to this one, by what they go by. */
  readonly ofOthers: readonly { readonly of: string; readonly relation: CatalogueRelation }[]
  /** What is named so that nobody can tell whom it means, such as a dependency without its kind. */
  readonly unclear: readonly string[]
}

type Said = { readonly ref: EntityRef; readonly spec: Readonly<Record<string, unknown>> }

/** How an entity and others stand to each other, as it says itself. */
export function entityRelations({ ref, spec }: Said): EntityRelations {
  const own = new Map<string, CatalogueRelation>()
  const ofOthers: { of: string; relation: CatalogueRelation }[] = []
  const unclear: string[] = []
  for (const { field, kind, how, isOfOther } of fields.get(ref.kind) ?? []) {
    for (const said of listOf(spec, field)) {
      const named = readRef(said, { kind, namespace: ref.namespace })
      if (!named) unclear.push(`${field}: ${typeof said === 'string' ? said : 'no text'}`)
      else if (isOfOther) {
        ofOthers.push({ of: writeRef(named), relation: { how, to: writeRef(ref) } })
      } else own.set(`${how} ${writeRef(named)}`, { how, to: writeRef(named) })
    }
  }
  return { own: [...own.values()], ofOthers, unclear }
}

function listOf(spec: Said['spec'], field: string): readonly unknown[] {
  const said = Object.hasOwn(spec, field) ? spec[field] : undefined
  if (said === undefined || said === null || said === '') return []
  return Array.isArray(said) ? said : [said]
}
