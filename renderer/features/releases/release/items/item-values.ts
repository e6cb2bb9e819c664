import { faultOfVersion } from '#shared/domain/services/compare-versions.ts'
import type { ServiceId } from '#shared/vocabulary/ids.ts'
import { type Item, ItemDetails, type ItemKind } from '#shared/vocabulary/release.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { type Faults, faultsIn } from '../form/faults.ts'

/** An item as its form holds it: what is not said is empty. */
export type ItemValues = {
  readonly kind: ItemKind
  readonly title: string
  readonly service: string | null
  readonly version: string
  readonly buildId: string
  readonly artifactDigest: string
  readonly changeReference: string
  readonly businessCapability: string
}

export const blankItem: ItemValues = {
  kind: 'service',
  title: '',
  service: null,
  version: '',
  buildId: '',
  artifactDigest: '',
  changeReference: '',
  businessCapability: '',
}

export const itemFieldNames: Readonly<Record<keyof ItemValues, string>> = {
  kind: 'kind',
  title: 'title',
  service: 'service',
  version: 'version',
  buildId: 'build',
  artifactDigest: 'artifact digest',
  changeReference: 'change reference',
  businessCapability: 'business capability',
}

export const valuesOfItem = (item: Omit<Item, 'id' | 'state'>): ItemValues => ({
  kind: item.kind,
  title: item.title,
  service: item.service,
  version: item.version ?? '',
  buildId: item.buildId ?? '',
  artifactDigest: item.artifactDigest ?? '',
  changeReference: item.changeReference ?? '',
  businessCapability: item.businessCapability ?? '',
})

/** What the form says, in the contract's shape; whether it holds is for the contract to say. */
export const itemOfValues = (values: ItemValues): ItemDetails => ({
  kind: values.kind,
  title: values.title.trim(),
  // The picker offers ids only; the contract looks at it again.
  service: values.service as ServiceId | null,
  version: orNull(values.version),
  buildId: orNull(values.buildId),
  artifactDigest: orNull(values.artifactDigest),
  changeReference: orNull(values.changeReference),
  businessCapability: orNull(values.businessCapability),
})

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

type FindService = (id: string) => Service | undefined

/** The contract's word first, then what the core would find in the catalogue. */
export function faultsOfItem(values: ItemValues, findService: FindService): Faults {
  const item = itemOfValues(values)
  const service = item.service === null ? undefined : findService(item.service)
  return {
    ...(item.kind === 'service' && item.service === null && { service: 'Name the service.' }),
    ...versionFault(item, service),
    ...faultsIn(ItemDetails, item),
  }
}

function versionFault({ version }: ItemDetails, service: Service | undefined): Faults {
  if (version === null || !service?.versionScheme) return {}
  const fault = faultOfVersion(service.versionScheme, version)
  if (!fault) return {}
  return {
    version: `${service.name} counts versions by the ${service.versionScheme} scheme: ${fault}.`,
  }
}

type Chosen = { readonly id: string | null; readonly findService: FindService }

/** The title follows the service for as long as nobody has given it another one. */
export function withService(values: ItemValues, { id, findService }: Chosen): ItemValues {
  const before = values.service === null ? '' : (findService(values.service)?.name ?? '')
  const follows = values.title.trim() === '' || values.title === before
  const title = follows ? ((id === null ? '' : findService(id)?.name) ?? '') : values.title
  return { ...values, service: id, title }
}
