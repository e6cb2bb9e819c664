import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { openJoinOf } from '#shared/domain/joins/join-of.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Reading } from '../database/reading.ts'
import { openSuggestions } from './open-suggestions.ts'

/** Of a source that is not there yet, rules of a certain source say nothing. */
export function previewNames(
  { of, source, names }: InputOf<'joins.previewNames'>,
  reading: Reading,
): OutputOf<'joins.previewNames'> {
  const { joins } = reading
  const common = joins.rules().filter((rule) => rule.source === null)
  const judge = source === null ? openJoinOf(common) : joins.judging()
  const suggest = openSuggestions(reading)[of]
  const items = names.map((name) => ({
    name,
    // The rules that are asked then hold for every source, whatever it is called.
    verdict: judge({ of, name, source: source ?? ('' as SourceId) }),
    suggestions: [...suggest(name)],
  }))
  return { items }
}
