import { expect, test } from 'vitest'
import {
  type EffectCount,
  lastWords,
  needsWriting,
  reasonWords,
  stateWords,
  waitsForSomebody,
} from '#renderer/features/effects/effect-words.ts'
import type { Effect } from '#shared/vocabulary/effect.ts'

const source = '01935000-0000-7000-8000-000000000001' as Effect['source']
const effect = (over: Partial<Effect>): Effect => ({
  key: 'f/0',
  source,
  into: '/team/',
  release: '01935000-0000-7000-8000-000000000002' as Effect['release'],
  uid: 'a@signalbox',
  does: 'write',
  entry: {
    uid: 'a@signalbox',
    title: 'Train',
    says: '',
    startsAt: 0,
    endsAt: 1,
    status: 'confirmed',
    sequence: 0,
  },
  state: 'waiting',
  because: null,
  failure: null,
  tries: 0,
  notedAt: 0,
  lastTriedAt: null,
  nextAt: 5,
  doneAt: null,
  ...over,
})
const count = (state: Effect['state'], effects: number): EffectCount => ({ source, state, effects })

test('what was done says whether it was written or taken away', () => {
  expect(stateWords({ state: 'done', does: 'write' })).toBe('Written')
  expect(stateWords({ state: 'done', does: 'remove' })).toBe('Taken away')
})

test('what fails says why and what can be done about it', () => {
  const failure = {
    trouble: 'unauthorised',
    because: 'It was refused.',
    fix: 'Give it anew.',
    at: 1,
  } as const
  expect(reasonWords(effect({ failure }))).toBe('It was refused. Give it anew.')
  expect(reasonWords(effect({ because: 'Somebody changed it.' }))).toBe('Somebody changed it.')
  expect(reasonWords(effect({}))).toBeNull()
})

test('only what cannot go on by itself waits for somebody', () => {
  expect(waitsForSomebody(effect({ state: 'held', nextAt: null }))).toBe(true)
  expect(waitsForSomebody(effect({ state: 'failing', nextAt: null }))).toBe(true)
  expect(waitsForSomebody(effect({ state: 'failing', nextAt: 9 }))).toBe(false)
  expect(waitsForSomebody(effect({ state: 'done', nextAt: null }))).toBe(false)
})

test('of each entry only the last word counts', () => {
  const [last, before] = [effect({ key: 'b/0' }), effect({ key: 'a/0', state: 'superseded' })]
  expect(lastWords([last, before])).toEqual([last])
})

test('what waits is counted in words; nothing is said where all of it gets there', () => {
  expect(needsWriting([count('done', 9), count('waiting', 2)])).toBeUndefined()
  expect(needsWriting([count('held', 1), count('conflict', 2), count('failing', 3)])).toEqual({
    because:
      '1 entry held after a restore, 2 entries that somebody changed outside, 3 entries that could not be written yet.',
    word: '6 entries not written',
  })
})
