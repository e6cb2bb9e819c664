import type { ItemKind, ReleaseClass } from '#shared/vocabulary/release.ts'
import type { Team } from './company.ts'
import { type Day, written } from './days.ts'
import type { Random } from './random.ts'
import type { Drafting } from './release-draft.ts'
import type { Item } from './releases.ts'
import type { Beginning } from './rhythm.ts'
import type { Service } from './services.ts'

type Choosing = Drafting & {
  readonly team: Team
  readonly everywhere: boolean
  readonly random: Random
}

/** Least and most services that one of a class moves; in the large company teams release alone. */
const counts: Readonly<Record<ReleaseClass, readonly [number, number]>> = {
  standard: [1, 4],
  major: [3, 7],
  hotfix: [1, 2],
  emergency: [1, 1],
}

const besides: Readonly<Record<ReleaseClass, readonly ItemKind[]>> = {
  standard: ['configuration', 'flag', 'migration'],
  major: ['migration', 'infrastructure', 'configuration'],
  hotfix: ['configuration', 'flag'],
  emergency: ['configuration'],
}

/** A release must be known by heart before a service that it moves goes out of use. */
const BEFORE_RETIREMENT_DAYS = 30

export function itemsOf(beginning: Beginning, choosing: Choosing): readonly Item[] {
  const { random, told } = choosing
  const { class: of, day } = beginning
  const [least, most] = counts[of]
  const usual = told.size === 'large' && of === 'standard' && random.chance(0.7) ? 1 : most
  const services = random.some(candidates(day, choosing), random.between(least, usual))
  const moved = services.map((service) => serviceItem(service, beginning, choosing))
  const more = random.chance(of === 'major' ? 0.9 : told.size === 'large' ? 0.1 : 0.3)
  return more ? [...moved, otherItem(random.pick(besides[of]), beginning, choosing)] : moved
}

function candidates(day: Day, { catalogue, team, everywhere, told }: Choosing): readonly Service[] {
  const near = told.company.teams.filter(({ domain }) => domain === team.domain)
  const within = everywhere && near.length === 1 ? told.company.teams : everywhere ? near : [team]
  return catalogue.services.filter(
    ({ team: of, owned, retiredOn }) =>
      within.includes(of) &&
      (owned || everywhere) &&
      (retiredOn === undefined || day < retiredOn - BEFORE_RETIREMENT_DAYS),
  )
}

function serviceItem(service: Service, { class: of, day }: Beginning, choosing: Choosing): Item {
  const { random, versionOf } = choosing
  const counted = service.said.versionScheme !== null
  return {
    ...nothingElse(of, choosing),
    kind: 'service',
    title: service.said.name,
    service: service.key,
    version: counted ? versionOf(service, { day, of, random }) : null,
    buildId: counted ? null : `build-${written(day).replaceAll('-', '')}.${random.between(1, 40)}`,
    artifactDigest: of === 'major' || random.chance(0.3) ? `sha256:${random.hex(64)}` : null,
  }
}

const titles: Readonly<Record<Exclude<ItemKind, 'service'>, readonly string[]>> = {
  configuration: ['Limits of the gateway', 'Addresses of the carriers', 'Timeouts of partners'],
  flag: ['Show the new filters', 'Rates of the coming quarter', 'Second try for labels'],
  migration: [
    'Column for the region',
    'Index on the day of delivery',
    'Orders before 2019 archived',
  ],
  infrastructure: ['Second node pool', 'Larger disks for the ledger', 'Queue in its own network'],
}

const otherItem = (
  kind: Exclude<ItemKind, 'service'> | ItemKind,
  { class: of }: Beginning,
  choosing: Choosing,
): Item => ({
  ...nothingElse(of, choosing),
  kind,
  title: choosing.random.pick(titles[kind === 'service' ? 'configuration' : kind]),
  service: null,
  version: null,
  buildId: null,
  artifactDigest: null,
})

/** What is said of an item of any kind. */
function nothingElse(of: ReleaseClass, { random, team }: Choosing) {
  const asked = of === 'major' || of === 'emergency'
  return {
    changeReference: asked ? `CHG00${random.between(40_000, 99_999)}` : null,
    businessCapability: random.chance(0.4) ? team.domain.capability : null,
  }
}
