import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Source } from '#renderer/workbench/source.ts'
import { needsWriting } from './effect-words.ts'

/** What is to be written outside and waits; nothing is said while all of it gets there. */
export const writingSource: Source = {
  id: 'writing',
  useState() {
    const items = useQueryOf('effects.count', {}).data?.items ?? []
    const needs = needsWriting(items)
    if (!needs) return undefined
    const first = items.find(({ state }) => ['held', 'conflict', 'failing'].includes(state))
    const href = hrefTo(first ? ['sources', first.source] : ['sources'])
    return { name: 'Calendars outside', standing: 'stale', at: undefined, href, ...needs }
  },
}
