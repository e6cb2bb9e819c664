import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { ServiceId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { refuseTakenName, refuseUnknownTeam } from './standing-service.ts'

const unknown = {
  ownerTeam: null,
  repository: null,
  sensitivity: null,
  regions: [],
  needsZeroDowntime: null,
  versionScheme: null,
}

export function addService(
  { description = null, ...said }: InputOf<'services.add'>,
  work: Work,
): OutputOf<'services.add'> {
  const id = work.newId<ServiceId>()
  refuseUnknownTeam(work, said.ownerTeam)
  work.mustCover({ services: [{ id, team: said.ownerTeam ?? null }] })
  refuseTakenName(work, said.name)
  work.record('service.added', id, { ...unknown, ...given(said) }, { description })
  return work.services.find(id)!
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Without the fields that stand there as `undefined`, which would hide what is unknown. */
const given = <T extends object>(said: T) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Given<T>
