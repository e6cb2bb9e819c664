import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { ItemId, ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { checkItem, completeItem } from './check-item.ts'
import { refuseStarted } from './refuse-started.ts'
import { standingRelease } from './standing-release.ts'
import { takeBack } from './take-back.ts'

type NewItem = InputOf<'releases.addItem'>['item']

export function addItem(
  input: InputOf<'releases.addItem'>,
  work: Work,
): OutputOf<'releases.addItem'> {
  const { item } = input
  const release = standingRelease(work, input, { items: [item] })
  refuseStarted(release, 'nothing joins it any more: plan another release for it')
  recordItem(work, { release: release.id, item })
  takeBack(work, { release, because: `${item.title} was added` })
  return work.releases.find(release.id)!
}

export function recordItem(
  work: Work,
  { release, item }: { readonly release: ReleaseId; readonly item: NewItem },
): void {
  const complete = completeItem(item)
  checkItem(work, complete)
  work.record('release.itemAdded', release, { item: work.newId<ItemId>(), ...complete })
}
