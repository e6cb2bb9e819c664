import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { observed } from './observed.ts'

export const CatalogueKind = z.enum([
  'component',
  'api',
  'resource',
  'system',
  'domain',
  'group',
  'person',
  'unknown',
])
export type CatalogueKind = z.infer<typeof CatalogueKind>

/** How two entries of a catalogue stand to each other, told from the one that says so. */
export const CatalogueRelation = z.object({
  how: z.enum(['dependsOn', 'providesApi', 'consumesApi', 'partOf', 'ownedBy', 'memberOf']),
  /** Whom it names, written out in full such as `component:default/ledger`. */
  to: z.string(),
})
export type CatalogueRelation = z.infer<typeof CatalogueRelation>

/** What a catalogue outside says of one thing: a service, its interfaces, who owns it. */
export const CatalogueEntry = z.object({
  ...observed,
  kind: CatalogueKind,
  /** The vendor's own word for the kind. */
  original: z.string(),
  /** What it is joined by: the name of a component, otherwise empty. */
  project: z.string(),
  service: ServiceId.nullable(),
  name: z.string(),
  title: z.string().nullable(),
  says: z.string().nullable(),
  owner: z.string().nullable(),
  tier: z.string().nullable(),
  lifecycle: z.string().nullable(),
  type: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
  relations: z.array(CatalogueRelation).nullable(),
  /** The file or address that says so. */
  standsIn: z.string().nullable(),
  url: z.string().nullable(),
})
export type CatalogueEntry = z.infer<typeof CatalogueEntry>
