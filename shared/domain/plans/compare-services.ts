import { inWords } from '#shared/domain/releases/life-cycle.ts'
import { faultOfVersion } from '#shared/domain/services/compare-versions.ts'
import type { ServiceId } from '#shared/vocabulary/ids.ts'
import type { Item, Release } from '#shared/vocabulary/release.ts'
import type { Gathering, IntendedRelease } from './intended-release.ts'
import type { KnownNames, NamedService } from './known-names.ts'
import { pairParts } from './pair-parts.ts'
import type { PlannedItem, SaidStep } from './plan-step.ts'
import { resolveName } from './resolve-name.ts'

type Asked = {
  readonly release: Release | undefined
  readonly known: KnownNames
  readonly gather: Gathering
}

type Wanted = {
  readonly service: NamedService
  readonly version: string | null
  readonly line: number
}
type Standing = Item & { readonly service: ServiceId }

export type ComparedServices = {
  readonly steps: readonly SaidStep[]
  /** What would be added to it, of those steps. */
  readonly items: readonly PlannedItem[]
  readonly adds: readonly string[]
}

/** The services of a sheet against the items of a release; other kinds of items no sheet can name. */
export function compareServices(
  intended: IntendedRelease,
  { release, known, gather }: Asked,
): ComparedServices {
  const items = (release?.items ?? []).filter(isOfService)
  const wanted = wantedOf(intended, {
    standing: new Set(items.map(({ service }) => service)),
    known,
    gather,
  })
  const sides = {
    wanted: wanted.filter((one) => !items.some((item) => isSame(one, item))),
    standing: items.filter((item) => !wanted.some((one) => isSame(one, item))),
  }
  const { pairs, added, left, unsure } = pairParts(sides, [
    { ofWanted: ({ service }) => service.id, ofStanding: ({ service }) => service },
  ])
  for (const {
    wanted: [one],
  } of unsure) {
    const because = `${one!.service.name} stands there more than once, so it cannot be told which is meant.`
    gather.isWrong({ line: one!.line, column: 'services' }, because)
  }
  if (wanted.length > 0) remarkLeft(left, { intended, gather })
  const joining = added.map((one) => ({ one, item: toItem(one, gather) }))
  return {
    steps: [
      ...pairs.flatMap(([one, item]) => changeVersion(one, { item, gather })),
      ...joining.map(({ item }) => addItem(item)),
    ],
    items: joining.map(({ item }) => item),
    adds: joining.flatMap(({ one }) => (one.service.isNew ? [one.service.name] : [])),
  }
}

const isOfService = (item: Item): item is Standing =>
  item.kind === 'service' && item.service !== null

/** A sheet without a version means whichever stands; a v before the number is no difference. */
const isSame = ({ service, version }: Wanted, item: Standing) =>
  service.id === item.service && (version === null || bare(version) === bare(item.version ?? ''))

const bare = (version: string) => version.replace(/^v(?=\d)/i, '')

type Naming = Pick<Asked, 'known' | 'gather'> & { readonly standing: ReadonlySet<ServiceId> }

function wantedOf(
  { services }: IntendedRelease,
  { standing, known, gather }: Naming,
): readonly Wanted[] {
  const unknown = known.unknown.service
  return services.flatMap((meant) => {
    const service = resolveName(meant, { column: 'services', gather, standing, unknown })
    return service ? [{ service, version: meant.version, line: meant.line }] : []
  })
}

type Left = { readonly intended: IntendedRelease; readonly gather: Gathering }

function remarkLeft(left: readonly Standing[], { intended, gather }: Left): void {
  for (const { title } of left) {
    const because = `${title} is not in the sheet and stays: remove it from the release if it shall go.`
    gather.isWary({ line: intended.lines[0]!, column: 'services' }, because)
  }
}

function toItem({ service, version, line }: Wanted, gather: Gathering): PlannedItem {
  refuseVersion({ service, version, line }, gather)
  return { kind: 'service', title: service.name, service: service.id, version }
}

function refuseVersion({ service, version, line }: Wanted, gather: Gathering): void {
  const scheme = service.versionScheme
  const fault = version !== null && scheme ? faultOfVersion(scheme, version) : undefined
  if (!fault) return
  const because = `${service.name} counts versions by the ${scheme} scheme: ${fault}.`
  gather.isWrong({ line, column: 'services' }, because)
}

const addItem = (item: PlannedItem): SaidStep => ({
  step: { name: 'releases.addItem', item },
  says: `Adds ${item.title}${item.version === null ? '' : ` ${item.version}`}.`,
})

type Changing = { readonly item: Standing; readonly gather: Gathering }

function changeVersion(one: Wanted, { item, gather }: Changing): SaidStep[] {
  const { version, line } = one
  // A service without a version is the same as whichever stands, so it never comes here.
  if (version === null) return []
  refuseVersion(one, gather)
  if (item.state !== 'pending') {
    const because = `${item.title} is ${inWords(item.state)}; only a pending item can be changed.`
    gather.isWrong({ line, column: 'services' }, because)
  }
  const says = `Changes ${item.title} from ${item.version ?? 'no version'} to ${version}.`
  return [{ step: { name: 'releases.changeItem', itemId: item.id, changes: { version } }, says }]
}
