import { hrefTo } from '#renderer/workbench/address.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import type { Source } from '#renderer/workbench/source.ts'
import { sourcesState } from './sources-state.ts'

/** The outside world, as far as it was read. */
export const outsideSource: Source = {
  id: 'outside',
  useState() {
    const state = sourcesState(useSources().data?.items ?? [])
    return state && { name: 'Sources', href: hrefTo(['sources']), ...state }
  },
}
