import { compare, parse } from 'semver'
import type { VersionScheme } from '#shared/vocabulary/service.ts'
import { orderDateVersions, readDateVersion } from './date-version.ts'

/** How `a` stands to `b`; `cannotTell` where either does not follow the scheme. */
export type VersionComparison = {
  readonly outcome: 'newer' | 'older' | 'same' | 'cannotTell'
  readonly because: string
}

/** Why a version does not follow its scheme; `undefined` where it does. */
export function faultOfVersion(scheme: VersionScheme, version: string): string | undefined {
  if (scheme === 'semantic') {
    return parse(version)
      ? undefined
      : `${version} is not a semantic version such as 1.4.0 or 2.0.0-rc.1`
  }
  const read = readDateVersion(version)
  return 'fault' in read ? read.fault : undefined
}

/** Which of two versions is newer by one scheme. Never guesses about a malformed one. */
export function compareVersions(
  scheme: VersionScheme,
  { a, b }: { readonly a: string; readonly b: string },
): VersionComparison {
  const fault = faultOfVersion(scheme, a) ?? faultOfVersion(scheme, b)
  if (fault) return { outcome: 'cannotTell', because: `${fault}.` }
  const order = scheme === 'semantic' ? compare(a, b) : orderDateVersions(a, b)
  const by = scheme === 'semantic' ? 'semantic version' : 'date'
  if (order === 0) return { outcome: 'same', because: `${a} and ${b} are the same ${by}.` }
  return order > 0
    ? { outcome: 'newer', because: `By ${by}, ${a} comes after ${b}.` }
    : { outcome: 'older', because: `By ${by}, ${a} comes before ${b}.` }
}
