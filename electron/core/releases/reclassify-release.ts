import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { refuseStarted } from './refuse-started.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

export function reclassifyRelease(
  input: InputOf<'releases.reclassify'>,
  work: Work,
): OutputOf<'releases.reclassify'> {
  const release = standingRelease(work, input)
  const { id, class: from } = release
  refuseStarted(release, 'its class stays')
  if (from === input.class) {
    throw new Refusal('releases/same-class', `The release is of class ${from} already.`)
  }
  work.record('release.reclassified', id, { from, to: input.class }, { reason: input.reason })
  takeBack(work, { release, because: `It moved from class ${from} to ${input.class}` })
  return work.releases.find(id)!
}
