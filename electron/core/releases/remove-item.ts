import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { findPart } from './find-part.ts'
import { refuseStarted } from './refuse-started.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

export function removeItem(
  input: InputOf<'releases.removeItem'>,
  work: Work,
): OutputOf<'releases.removeItem'> {
  const release = standingRelease(work, input)
  const { id, title } = findPart(release.items, { id: input.itemId, called: 'item' })
  refuseStarted(release, 'its items stay: pull the item instead')
  const { rollbackScope } = release
  if (rollbackScope?.of === 'items' && rollbackScope.items.includes(id)) {
    throw new Refusal(
      'releases/item-in-rollback-scope',
      `The rollback scope names ${title}: change the scope first.`,
    )
  }
  work.record('release.itemRemoved', release.id, { item: id })
  takeBack(work, { release, because: `${title} was taken out` })
  return work.releases.find(release.id)!
}
