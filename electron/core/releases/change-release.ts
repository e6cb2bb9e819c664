import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { isStarted } from '#shared/domain/releases/life-cycle.ts'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { checkDetails } from './check-details.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

/** A new name leaves a ready release ready; anything else was part of what its class asked for. */
export function changeRelease(
  input: InputOf<'releases.change'>,
  work: Work,
): OutputOf<'releases.change'> {
  const release = standingRelease(work, input)
  const { id, items } = release
  const { goal, abortCriteria, ...others } = input.changes
  const changed = changedFields(release, others)
  const reworded = changedFields(release, { goal, abortCriteria })?.to
  if (!changed && !reworded) {
    throw new Refusal('releases/nothing-changed', 'The release is like that already.')
  }
  refuseLateScope(release, changed?.to)
  checkDetails(work, { ...changed?.to, items })
  if (changed) work.record('release.changed', id, changed)
  if (reworded) {
    work.record('release.reworded', id, { fields: Object.keys(reworded) }, wordsOf(reworded))
  }
  const judged = { ...changed?.to, ...reworded }
  delete judged.name
  if (Object.keys(judged).length > 0) {
    takeBack(work, { release, because: `It was changed (${Object.keys(judged).join(', ')})` })
  }
  return work.releases.find(id)!
}

function refuseLateScope({ state }: Release, to: Partial<Release> | undefined): void {
  if (to?.rollbackScope === undefined || !isStarted(state)) return
  throw new Refusal(
    'releases/rollback-decided',
    'What goes back was decided before the release started and stays as it is.',
  )
}

/** Abort criteria can be unknown once erased, but nobody can set them so. */
const wordsOf = ({ goal, abortCriteria }: Partial<Release>) => ({
  ...(goal === undefined ? {} : { goal }),
  ...(abortCriteria ? { abortCriteria } : {}),
})
