import { hrefTo } from '#renderer/workbench/address.ts'
import type { Source } from '#renderer/workbench/source.ts'
import { sourcesState } from './sources-state.ts'
import { useSources } from './use-sources.ts'

/** The outside world, as far as it was read. */
export const outsideSource: Source = {
  id: 'outside',
  useState() {
    const state = sourcesState(useSources().data?.items ?? [])
    return state && { name: 'Sources', href: hrefTo(['sources']), ...state }
  },
}
