import type { Database } from 'better-sqlite3'
import type { Recorded } from '#shared/events/index.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import { given } from '../ledger/given.ts'

/** Rows of the things that a release moves. */
export function projectItems(db: Database, count: (release: string) => void) {
  const add = db.prepare(`
    INSERT INTO release_items
    SELECT id, @item, version, @kind, @title, @service, @version, @buildId, @artifactDigest,
      @changeReference, @businessCapability, 'pending'
    FROM releases WHERE id = @subject`)
  const change = db.prepare(`
    UPDATE release_items SET ${given('kind')}, ${given('title')}, ${given('service')},
      ${given('version', 'item_version')}, ${given('buildId', 'build_id')},
      ${given('artifactDigest', 'artifact_digest')},
      ${given('changeReference', 'change_reference')},
      ${given('businessCapability', 'business_capability')}
    WHERE release = @subject AND id = @item`)
  const move = db.prepare(
    'UPDATE release_items SET state = @to WHERE release = @subject AND id = @item',
  )
  const remove = db.prepare('DELETE FROM release_items WHERE release = @subject AND id = @item')
  const number = db.prepare(`
    UPDATE releases SET items = items + @by, version = version + 1 WHERE id = @subject`)

  return {
    'release.itemAdded': ({ subject, payload }: Recorded<'release.itemAdded'>) => {
      exactlyOne(number.run({ subject, by: 1 }))
      exactlyOne(add.run({ subject, ...payload }))
    },
    'release.itemChanged': ({ subject, payload }: Recorded<'release.itemChanged'>) => {
      const { item, to } = payload
      count(subject)
      exactlyOne(change.run({ subject, item, to: JSON.stringify(to) }))
    },
    'release.itemStateSet': ({ subject, payload }: Recorded<'release.itemStateSet'>) => {
      const { item, to } = payload
      count(subject)
      exactlyOne(move.run({ subject, item, to }))
    },
    'release.itemRemoved': ({ subject, payload }: Recorded<'release.itemRemoved'>) => {
      exactlyOne(number.run({ subject, by: -1 }))
      exactlyOne(remove.run({ subject, item: payload.item }))
    },
  }
}
