import { isOver } from '#shared/domain/releases/life-cycle.ts'
import type { PlanReading } from '#shared/vocabulary/plan.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Gathering, IntendedRelease } from './intended-release.ts'

/** What stands under the key and the name that a sheet gives. */
export type FoundReleases = {
  /** By Signalbox's own id, where the key is one. */
  readonly byId: Release | undefined
  readonly byKey: readonly Release[]
  readonly byName: readonly Release[]
}

const OWN_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Whether a key is one of Signalbox's own, as written out for releases that no other system knows. */
export const isOwnId = (key: string) => OWN_ID.test(key)

type Asked = {
  readonly found: FoundReleases
  readonly system: PlanReading['system']
  readonly gather: Gathering
}

export type WhichRelease = {
  /** `undefined` where none stands yet. */
  readonly release: Release | undefined
  /** Under which key a new one goes. */
  readonly key: string | undefined
}

/** Which standing release the lines are about: by key where they have one, by name otherwise. */
export function whichRelease(intended: IntendedRelease, asked: Asked): WhichRelease {
  const { key } = intended
  if (key === undefined) return { release: byName(intended, asked), key }
  if (!isOwnId(key)) return { release: byKey({ ...intended, key }, asked), key }
  const { found, gather } = asked
  if (found.byId) return { release: found.byId, key: undefined }
  gather.isWary(placeOf(intended), NOT_OURS)
  return { release: byName(intended, asked), key: undefined }
}

const NOT_OURS =
  'The key is one that Signalbox gives, but no release here has it: it is looked for by its name.'

const placeOf = ({ lines }: IntendedRelease) => ({ line: lines[0]!, column: 'key' }) as const

function byKey(
  intended: IntendedRelease & { readonly key: string },
  { found, system, gather }: Asked,
): Release | undefined {
  const [only, ...others] = found.byKey
  if (others.length > 0) {
    const names = found.byKey.map(({ name }) => name).join(', ')
    gather.isWrong(placeOf(intended), `Several releases go by ${intended.key}: ${names}.`)
  }
  const namesake = found.byName.find(({ state }) => !isOver(state))
  if (!only && namesake) {
    gather.isWary(
      placeOf(intended),
      `${namesake.name} stands already without that key in ${system}, so this is another one.`,
    )
  }
  return only
}

/** One that is not over wins over those that are, since a name may come again. */
function byName(intended: IntendedRelease, { found, gather }: Asked): Release | undefined {
  // A name that its own sheet leaves open tells no more by what stands.
  if (intended.remarks.wrong.some(({ column }) => column === 'name')) return undefined
  const open = found.byName.filter(({ state }) => !isOver(state))
  for (const some of [found.byName, open]) if (some.length <= 1 && some[0]) return some[0]
  if (found.byName.length > 1) {
    gather.isWrong(
      { line: intended.lines[0]!, column: 'name' },
      `${found.byName.length} releases are called ${intended.name}: give the line the key of the one that is meant.`,
    )
  }
  return undefined
}
