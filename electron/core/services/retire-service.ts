import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { standingService } from './standing-service.ts'

export function retireService(
  input: InputOf<'services.retire'>,
  work: Work,
): OutputOf<'services.retire'> {
  const { id, name, ownerTeam, retired } = standingService(work, input)
  work.mustCover({ services: [{ id, team: ownerTeam }] })
  if (retired) throw new Refusal('services/already-retired', `${name} is retired already.`)
  work.record('service.retired', id, {}, { reason: input.reason })
  return work.services.find(id)!
}
