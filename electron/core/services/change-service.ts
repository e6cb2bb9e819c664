import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { refuseTakenName, refuseUnknownTeam, standingService } from './standing-service.ts'

export function changeService(
  input: InputOf<'services.change'>,
  work: Work,
): OutputOf<'services.change'> {
  const { description, ...changes } = input.changes
  const service = standingService(work, input)
  const { id, ownerTeam } = service
  const changed = changedFields(service, changes)
  const described = changedFields(service, { description })
  const newTeam = changed?.to.ownerTeam
  work.mustCover({ services: [{ id, team: ownerTeam }], teams: newTeam ? [newTeam] : [] })
  if (!changed && !described) {
    throw new Refusal('services/nothing-changed', 'The service is like that already.')
  }
  refuseUnknownTeam(work, newTeam)
  refuseRenaming(work, { service, name: changed?.to.name })
  if (changed) work.record('service.changed', id, changed)
  if (described) {
    work.record('service.described', id, {}, { description: described.to.description ?? null })
  }
  return work.services.find(id)!
}

type Renaming = { readonly service: Service; readonly name: string | undefined }

function refuseRenaming(work: Work, { service, name }: Renaming): void {
  if (name && name.toLowerCase() !== service.name.toLowerCase()) refuseTakenName(work, name)
}
