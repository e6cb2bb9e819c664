import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { foldObserved } from '#shared/domain/joins/fold-observed.ts'
import type { Reading } from '../database/reading.ts'
import { pageOfNames } from './after-name.ts'
import { openSuggestions } from './open-suggestions.ts'

/** A name under which nothing stands any more asks nothing of anybody. */
export function listInbox(
  input: InputOf<'joins.inbox'>,
  reading: Reading,
): OutputOf<'joins.inbox'> {
  const { joins } = reading
  const { of = null, source = null } = input
  const words = foldObserved(input.words ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const waiting = joins
    .waiting({ of, source, setAside: input.setAside ? 1 : 0 })
    .filter(({ name }) => {
      const folded = foldObserved(name)
      return words.every((word) => folded.includes(word))
    })
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
