import { v7 as newId } from 'uuid'
import { tellNumber } from '#renderer/design/moment.ts'
import { tell } from '#renderer/state/notices.ts'
import type { CoreClient } from '#shared/contract/index.ts'
import { syncedWords } from './source-words.ts'

/** Reads every source that is not paused, and tells in one line what came of it. */
export async function syncEverything(core: CoreClient): Promise<void> {
  const listed = await core.call('sources.list', {})
  if (!listed.ok) return tellBad(listed.failure.message)
  const due = listed.value.items.filter(({ paused }) => !paused)
  if (due.length === 0) return tellBad('There is no source to be read: add one, or resume one.')
  const replies = await Promise.all(
    due.map(({ id }) => core.call('sources.sync', { sourceId: id })),
  )
  const sum = { read: 0, changed: 0, quarantined: 0 }
  for (const reply of replies) {
    if (!reply.ok) continue
    sum.read += reply.value.read
    sum.changed += reply.value.changed
    sum.quarantined += reply.value.quarantined
  }
  const trouble = replies.filter((reply) => !reply.ok || reply.value.failures.length > 0).length
  if (trouble === 0) return tell({ id: newId(), tone: 'good', says: syncedWords(sum) })
  const failed = tellNumber(trouble, ['source has', 'sources have'])
  tellBad(`${failed} parts that could not be read; see Sources. ${syncedWords(sum)}`)
}

const tellBad = (says: string) => tell({ id: newId(), tone: 'bad', says })
