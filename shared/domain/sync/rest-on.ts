import type { ReleaseId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'

type Moving = { readonly id: ReleaseId; readonly services: readonly ServiceId[] }
type Joined = { readonly service: ServiceId; readonly source: SourceId }

/**
 * Which releases rest on which source: a release does where a service that it moves is known from
 * there. They keep the order they came in.
 */
export function restOn<Release extends Moving>(
  releases: readonly Release[],
  joined: readonly Joined[],
): ReadonlyMap<SourceId, readonly Release[]> {
  const tellingOf = Map.groupBy(joined, ({ service }) => service)
  const resting = new Map<SourceId, Release[]>()
  for (const release of releases) {
    const joins = release.services.flatMap((service) => tellingOf.get(service) ?? [])
    for (const source of new Set(joins.map((one) => one.source))) {
      const before = resting.get(source)
      if (before) before.push(release)
      else resting.set(source, [release])
    }
  }
  return resting
}
