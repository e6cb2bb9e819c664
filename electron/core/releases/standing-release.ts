import type { Place } from '#shared/domain/people/permissions.ts'
import { inWords, isOver } from '#shared/domain/releases/life-cycle.ts'
import type { EnvironmentId, ReleaseId, ServiceId } from '#shared/vocabulary/ids.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Reading } from '../database/reading.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

type Seen = { readonly releaseId: ReleaseId; readonly expectedVersion: number }

type Touching = {
  readonly items?: readonly { readonly service?: ServiceId | null | undefined }[]
  readonly activities?: readonly { readonly environment?: EnvironmentId | undefined }[]
}

/** What releases and their parts touch, as far as scopes can name it. */
export function placeOf(reading: Reading, ...touching: readonly Touching[]): Required<Place> {
  const services = touching.flatMap(({ items = [] }) => items.map(({ service }) => service))
  const environments = touching.flatMap(({ activities = [] }) =>
    activities.map(({ environment }) => environment),
  )
  return {
    services: unique(services).map((id) => ({
      id,
      team: reading.services.find(id)?.ownerTeam ?? null,
    })),
    teams: [],
    environments: unique(environments),
  }
}

/**
 * The release that a command is about, as whoever asks saw it and within their scope, which has to
 * reach what the command adds as well.
 */
export function standingRelease(work: Work, seen: Seen, ...adding: readonly Touching[]): Release {
  const release = work.releases.find(seen.releaseId)
  if (!release) throw new Refusal('releases/unknown', 'There is no such release.')
  work.mustCover(placeOf(work, release, ...adding))
  if (release.version !== seen.expectedVersion) {
    throw staleRefusal('releases/stale', {
      what: 'release',
      seen: seen.expectedVersion,
      version: release.version,
    })
  }
  if (isOver(release.state)) {
    throw new Refusal(
      'releases/over',
      `The release is ${inWords(release.state)}; nothing about it changes any more.`,
    )
  }
  return release
}

const unique = <Id>(ids: readonly (Id | null | undefined)[]) =>
  [...new Set(ids)].filter((id) => id !== null && id !== undefined)
