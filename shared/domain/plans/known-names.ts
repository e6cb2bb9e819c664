import type { EnvironmentId, PersonId, ServiceId } from '#shared/vocabulary/ids.ts'
import type { VersionScheme } from '#shared/vocabulary/service.ts'

/** Something that a name in a sheet may mean. */
export type Named<Id> = {
  readonly id: Id
  readonly name: string
  /** Neither retired nor out of service. */
  readonly inUse: boolean
  /** The import would add it first. */
  readonly isNew?: true
}

export type NamedService = Named<ServiceId> & { readonly versionScheme: VersionScheme | null }

/** What the names in a sheet mean here; several where a name is given more than once. */
export type KnownNames = {
  services(name: string): readonly NamedService[]
  environments(name: string): readonly Named<EnvironmentId>[]
  people(name: string): readonly Named<PersonId>[]
  /** Whether one of them has a name that begins with these words and a comma. */
  readonly opens: {
    service(words: string): boolean
    environment(words: string): boolean
  }
  /** What to do about a name that means nothing, in a sentence. */
  readonly unknown: { readonly service: string; readonly environment: string }
}
