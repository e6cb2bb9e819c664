import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { standingService } from './standing-service.ts'

export function reinstateService(
  input: InputOf<'services.reinstate'>,
  work: Work,
): OutputOf<'services.reinstate'> {
  const { id, name, ownerTeam, retired } = standingService(work, input)
  work.mustCover({ services: [{ id, team: ownerTeam }] })
  if (!retired) throw new Refusal('services/not-retired', `${name} is in use already.`)
  work.record('service.reinstated', id, {}, { reason: input.reason })
  return work.services.find(id)!
}
