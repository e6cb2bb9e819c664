import { openSuggesting } from '#shared/domain/joins/suggest-joins.ts'
import type { EnvironmentId, ServiceId } from '#shared/vocabulary/ids.ts'
import { PAGE_LIMIT } from '#shared/vocabulary/page.ts'
import type { Reading } from '../database/reading.ts'

/** Among what is in use. */
export function openSuggestions({ services, environments }: Reading) {
  const inUse = { retired: false, limit: PAGE_LIMIT }
  const known = every((after?: ServiceId) => services.list({ ...inUse, after }))
  const places = every((after?: EnvironmentId) => environments.list({ ...inUse, after }))
  return {
    project: openSuggesting(known),
    place: openSuggesting(places.map(({ id, name }) => ({ id, name, repository: null }))),
  }
}

type Page<One, Id> = { readonly items: readonly One[]; readonly next: Id | null }

function every<One, Id>(list: (after?: Id) => Page<One, Id>): One[] {
  const all: One[] = []
  for (let page = list(); ; page = list(page.next)) {
    all.push(...page.items)
    if (page.next === null) return all
  }
}
