import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { inWords } from '#shared/domain/releases/life-cycle.ts'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { checkItem } from './check-item.ts'
import { findPart } from './find-part.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

export function changeItem(
  input: InputOf<'releases.changeItem'>,
  work: Work,
): OutputOf<'releases.changeItem'> {
  const release = standingRelease(work, input, { items: [input.changes] })
  const item = findPart(release.items, { id: input.itemId, called: 'item' })
  if (item.state !== 'pending') {
    throw new Refusal(
      'releases/item-not-pending',
      `${item.title} is ${inWords(item.state)}; only a pending item can be changed.`,
    )
  }
  const changed = changedFields(item, input.changes)
  if (!changed) throw new Refusal('releases/nothing-changed', 'The item is like that already.')
  checkItem(work, { ...item, ...changed.to }, item)
  work.record('release.itemChanged', release.id, { item: item.id, ...changed })
  takeBack(work, { release, because: `${item.title} was changed` })
  return work.releases.find(release.id)!
}
