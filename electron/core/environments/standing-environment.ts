import type { Environment } from '#shared/vocabulary/environment.ts'
import type { EnvironmentId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { Refusal, staleRefusal } from '../refusal.ts'

type Seen = { readonly environmentId: EnvironmentId; readonly expectedVersion: number }

/** The environment that a command is about, as whoever asks saw it and within their scope. */
export function standingEnvironment(
  work: Work,
  { environmentId, expectedVersion }: Seen,
): Environment {
  const environment = work.environments.find(environmentId)
  if (!environment) throw new Refusal('environments/unknown', 'There is no such environment.')
  work.mustCover({ environments: [environmentId] })
  if (environment.version !== expectedVersion) {
    throw staleRefusal('environments/stale', {
      what: 'environment',
      seen: expectedVersion,
      version: environment.version,
    })
  }
  return environment
}

export function refuseTakenName(work: Work, name: string): void {
  const other = work.environments.named(name)
  if (!other) return
  throw new Refusal(
    'environments/name-taken',
    `An environment named ${other.name} exists${other.retired ? ' and is retired' : ''}: choose another name.`,
    { environmentId: other.id },
  )
}
