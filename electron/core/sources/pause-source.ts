import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { standingSource } from './standing-source.ts'

export function pauseSource(
  input: InputOf<'sources.pause'>,
  work: Work,
): OutputOf<'sources.pause'> {
  const { id, name, paused } = standingSource(work, input)
  if (paused) throw new Refusal('sources/already-paused', `${name} is paused already.`)
  work.record('source.paused', id, {}, { reason: input.reason ?? null })
  return work.sources.find(id)!
}
