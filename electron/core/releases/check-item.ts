import { faultOfVersion } from '#shared/domain/services/compare-versions.ts'
import type { ServiceId } from '#shared/vocabulary/ids.ts'
import type { ItemDetails } from '#shared/vocabulary/release.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import type { Reading } from '../database/reading.ts'
import { Refusal } from '../refusal.ts'

type Checked = Pick<ItemDetails, 'kind' | 'title' | 'service' | 'version'>
type Said = Pick<ItemDetails, 'kind' | 'title'> & {
  readonly [K in keyof ItemDetails]?: ItemDetails[K] | undefined
}

/** What is not said about a new item is not known. */
export const completeItem = (said: Said): ItemDetails => ({
  kind: said.kind,
  title: said.title,
  service: said.service ?? null,
  version: said.version ?? null,
  buildId: said.buildId ?? null,
  artifactDigest: said.artifactDigest ?? null,
  changeReference: said.changeReference ?? null,
  businessCapability: said.businessCapability ?? null,
})

/** Refuses an item without its service, or with a version that the service does not count by. */
export function checkItem(reading: Reading, item: Checked, before?: Checked): void {
  const { kind, title, version } = item
  if (kind === 'service' && !item.service) {
    throw new Refusal('releases/service-missing', `${title} is of kind service: name the service.`)
  }
  if (!item.service) return
  const service = knownService(reading, item.service)
  if (service.retired && before?.service !== service.id) {
    throw new Refusal(
      'releases/unknown-service',
      `${service.name} is retired: reinstate it or name another service.`,
    )
  }
  const scheme = service.versionScheme
  const fault = version && scheme && faultOfVersion(scheme, version)
  if (!fault) return
  throw new Refusal(
    'releases/version-malformed',
    `${service.name} counts versions by the ${scheme} scheme: ${fault}.`,
  )
}

function knownService(reading: Reading, id: ServiceId): Service {
  const service = reading.services.find(id)
  if (service) return service
  throw new Refusal('releases/unknown-service', 'There is no such service: add it first.')
}
