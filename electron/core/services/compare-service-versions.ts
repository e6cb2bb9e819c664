import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { compareVersions } from '#shared/domain/services/compare-versions.ts'
import type { Reading } from '../database/reading.ts'

export function compareServiceVersions(
  { serviceId, a, b }: InputOf<'services.compareVersions'>,
  { services }: Reading,
): OutputOf<'services.compareVersions'> {
  const service = services.find(serviceId)
  if (!service) return { outcome: 'cannotTell', because: 'There is no such service.' }
  if (!service.versionScheme) {
    return {
      outcome: 'cannotTell',
      because: `Nobody has said how ${service.name} counts versions.`,
    }
  }
  return compareVersions(service.versionScheme, { a, b })
}
