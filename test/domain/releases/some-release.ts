import {
  ActivityId,
  DocumentId,
  EnvironmentId,
  ItemId,
  PersonId,
  ReleaseId,
} from '#shared/vocabulary/ids.ts'
import type {
  Activity,
  Affirmation,
  Item,
  ItemState,
  Release,
  ReleaseDocument,
} from '#shared/vocabulary/release.ts'

const uuid = (place: number) => `01935000-0000-7000-8000-${String(place).padStart(12, '0')}`

export const someItem = (place: number, over: Partial<Item> = {}): Item => ({
  id: ItemId.parse(uuid(place)),
  kind: 'service',
  title: `item ${place}`,
  service: null,
  version: null,
  buildId: null,
  artifactDigest: null,
  changeReference: null,
  businessCapability: null,
  state: 'pending',
  ...over,
})

export const itemsIn = (...states: readonly ItemState[]): Item[] =>
  states.map((state, place) => someItem(place, { state }))

export const someRelease = (over: Partial<Release> = {}): Release => ({
  id: ReleaseId.parse(uuid(0)),
  class: 'standard',
  state: 'draft',
  name: 'a release',
  goal: null,
  abortCriteria: [],
  strategy: null,
  owner: null,
  lead: null,
  rollbackScope: null,
  complianceTags: [],
  references: [],
  items: [],
  activities: [],
  documents: [],
  affirmations: [],
  version: 1,
  ...over,
})

export const somePerson = PersonId.parse(uuid(1))

export const someActivity: Activity = {
  id: ActivityId.parse(uuid(2)),
  title: null,
  environment: EnvironmentId.parse(uuid(3)),
  region: null,
  slot: {
    zone: 'UTC',
    from: '2026-11-20T09:00',
    to: '2026-11-20T10:00',
    repeated: null,
    startsAt: 0,
    endsAt: 1,
  },
}

export const someDocument = (kind: string): ReleaseDocument => ({
  id: DocumentId.parse(uuid(4)),
  kind,
  title: null,
  url: null,
  parts: [],
})

export const affirmed = (criterion: string, over: Partial<Affirmation> = {}): Affirmation => ({
  criterion,
  says: 'it is so',
  by: somePerson,
  assurance: 'os',
  at: 0,
  ...over,
})
