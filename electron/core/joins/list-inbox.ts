import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { openSuggesting } from '#shared/domain/joins/suggest-joins.ts'
import type { EnvironmentId, ServiceId } from '#shared/vocabulary/ids.ts'
import { PAGE_LIMIT } from '#shared/vocabulary/page.ts'
import type { Reading } from '../database/reading.ts'
import { pageOfNames } from './after-name.ts'

/** A name under which nothing stands any more asks nothing of anybody. */
export function listInbox(
  input: InputOf<'joins.inbox'>,
  reading: Reading,
): OutputOf<'joins.inbox'> {
  const { joins } = reading
  const { of = null, source = null } = input
  const waiting = joins.waiting({ of, source, setAside: input.setAside ? 1 : 0 })
  const { page, next } = pageOfNames(waiting, input)
  const judge = joins.judging()
  const suggest = openSuggestions(reading)
  const items = page.map((one) => ({
    ...one,
    verdict: judge(one),
    rows: joins.rows(one),
    suggestions: [...suggest[one.of](one.name)],
  }))
  return { items, next, total: waiting.length }
}

/** Among what is in use. */
function openSuggestions({ services, environments }: Reading) {
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
