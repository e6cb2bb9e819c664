import type { Service } from '#shared/vocabulary/service.ts'

export const schemeWords: Readonly<Record<NonNullable<Service['versionScheme']>, string>> = {
  semantic: 'Semantic',
  date: 'Date',
}

const sensitivities: Readonly<Record<string, string>> = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  restricted: 'Restricted',
}

export const sensitivityWord = (sensitivity: string): string =>
  sensitivities[sensitivity] ?? sensitivity

export const downtimeWord = (needsZeroDowntime: boolean): string =>
  needsZeroDowntime ? 'Needed' : 'Not needed'

/** The fields of a service as the screen calls them. */
export const fieldWords: Readonly<Record<string, string>> = {
  name: 'name',
  ownerTeam: 'owner',
  tier: 'tier',
  description: 'description',
  repository: 'repository',
  sensitivity: 'sensitivity',
  regions: 'regions',
  needsZeroDowntime: 'zero downtime',
  versionScheme: 'version scheme',
}
