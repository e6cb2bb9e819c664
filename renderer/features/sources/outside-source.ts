import { hrefTo } from '#renderer/workbench/address.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import type { Source } from '#renderer/workbench/source.ts'
import { sourcesState } from './sources-state.ts'

/** The outside world, as far as it was read. */
export const outsideSource: Source = {
  id: 'outside',
  useState() {
    const { items = [], reads } = useSources().data ?? {}
    const state = sourcesState(items, reads)
    return state && { name: 'Sources', href: hrefTo(['sources']), ...state }
  },
}
