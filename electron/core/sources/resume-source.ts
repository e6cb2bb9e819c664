import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { standingSource } from './standing-source.ts'

export function resumeSource(
  input: InputOf<'sources.resume'>,
  work: Work,
): OutputOf<'sources.resume'> {
  const { id, name, paused } = standingSource(work, input)
  if (!paused) throw new Refusal('sources/not-paused', `${name} is being read already.`)
  work.record('source.resumed', id, {}, { reason: input.reason ?? null })
  return work.sources.find(id)!
}
