import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import { type Packed, packRows } from './pack-rows.ts'

export const groupings = [
  { by: 'environment', word: 'Environment' },
  { by: 'team', word: 'Team' },
  { by: 'service', word: 'Service' },
  { by: 'region', word: 'Region' },
  { by: 'person', word: 'Person' },
] as const
export type Grouping = (typeof groupings)[number]['by']

export type Lane = {
  readonly key: string
  readonly name: string
  readonly packed: Packed<PlannedSlot>
}

/** What a slot is put by: who owns which service, where an environment stands. */
export type LaneNames = {
  readonly environments: readonly {
    readonly id: string
    readonly name: string
    readonly stage: number
    readonly region: string | null
    readonly retired: boolean
  }[]
  readonly services: ReadonlyMap<string, { readonly name: string; readonly team: string | null }>
  readonly team: (id: string) => string
  readonly person: (id: string) => string
}

/** Comes last, whatever it is called. */
const NONE = ''

type Asked = {
  readonly slots: readonly PlannedSlot[]
  readonly by: Grouping
  readonly names: LaneNames
}

/**
 * Slots by what they have in common; one that belongs to several lanes stands in each of them. All
 * environments in use have a lane, since an empty one says that there is room.
 */
export function lanesOf({ slots, by, names }: Asked): readonly Lane[] {
  const groups = new Map<string, PlannedSlot[]>()
  if (by === 'environment')
    for (const { id, retired } of names.environments) if (!retired) groups.set(id, [])
  for (const slot of slots)
    for (const key of keysOf(slot, { by, names })) {
      const group = groups.get(key)
      if (group) group.push(slot)
      else groups.set(key, [slot])
    }
  const place = new Map(names.environments.map(({ id }, index) => [id, index]))
  const stages = new Map(names.environments.map(({ id, stage }) => [id, stage]))
  return [...groups]
    .map(([key, group]) => ({
      key,
      name: nameOf(key, { by, names }),
      packed: packRows(group, ({ slot }) => slot),
    }))
    .toSorted(
      (one, other) =>
        Number(one.key === NONE) - Number(other.key === NONE) ||
        (by === 'environment'
          ? (stages.get(one.key) ?? 100) - (stages.get(other.key) ?? 100) ||
            (place.get(one.key) ?? 0) - (place.get(other.key) ?? 0)
          : one.name.localeCompare(other.name, 'en-GB')),
    )
}

type By = Pick<Asked, 'by' | 'names'>

function keysOf(slot: PlannedSlot, { by, names }: By): readonly string[] {
  switch (by) {
    case 'environment':
      return [slot.environment]
    case 'service':
      return orNone(slot.services)
    case 'team':
      return orNone(slot.services.map((service) => names.services.get(service)?.team ?? NONE))
    case 'region':
      return [slot.region ?? regionOf(slot.environment, names) ?? NONE]
    case 'person':
      return [slot.lead ?? slot.owner ?? NONE]
  }
}

const orNone = (keys: readonly string[]) => (keys.length > 0 ? [...new Set(keys)] : [NONE])

const regionOf = (environment: string, { environments }: LaneNames) =>
  environments.find(({ id }) => id === environment)?.region

const noneOf: Readonly<Record<Grouping, string>> = {
  environment: 'No environment',
  team: 'No team',
  service: 'No service',
  region: 'No region',
  person: 'Nobody named',
}

function nameOf(key: string, { by, names }: By): string {
  if (key === NONE) return noneOf[by]
  if (by === 'environment')
    return names.environments.find(({ id }) => id === key)?.name ?? 'Unknown environment'
  if (by === 'service') return names.services.get(key)?.name ?? 'Unknown service'
  if (by === 'team') return names.team(key)
  if (by === 'person') return names.person(key)
  return key
}
