import { expect, test } from 'vitest'
import { askedReleases } from '#renderer/features/plans/out/asked-releases.ts'
import { nothingPasted, readingOf } from '#renderer/features/plans/plan-values.ts'
import {
  addedTo,
  importedWords,
  nothingImported,
} from '#renderer/features/plans/preview/import-sum.ts'
import { rememberedFor, rememberedWith } from '#renderer/features/plans/remembered-mappings.ts'
import { templateSheet } from '#renderer/features/plans/sheet/template-sheet.ts'
import { guessColumns } from '#shared/domain/plans/guess-columns.ts'
import { readSheet } from '#shared/domain/plans/read-sheet.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { planColumns } from '#shared/vocabulary/plan.ts'

const values = nothingPasted('Europe/Berlin')
const ask = { values, dates: 'dayMonthYear', system: 'Jira' } as const

test('nothing is read before it is said how days are written and whose the keys are', () => {
  expect(readingOf({ ...ask, dates: undefined })).toBeUndefined()
  expect(readingOf({ ...ask, system: ' ' })).toBeUndefined()
  expect(readingOf(ask)).toEqual({
    system: 'Jira',
    zone: 'Europe/Berlin',
    dates: 'dayMonthYear',
    class: 'standard',
    addServices: { tier: 2 },
  })
})

test('the template is read back with every column known', () => {
  const read = readSheet(templateSheet())
  if (read.outcome !== 'read') throw new Error(read.because)
  expect(guessColumns(read.sheet.header).mapping).toEqual([...planColumns])
  expect(read.sheet.rows).toHaveLength(2)
})

test('how a sheet was read is remembered for its headers, the oldest forgotten', () => {
  let all = rememberedWith([], { header: ['a'], mapping: ['name'] })
  all = rememberedWith(all, { header: ['a'], mapping: ['key'], system: 'Jira' })
  expect(all).toHaveLength(1)
  expect(rememberedFor(all, ['a'])?.system).toBe('Jira')
  expect(rememberedFor(all, ['a'])?.mapping).toEqual(['key'])
  expect(rememberedFor(all, ['a', 'b'])).toBeUndefined()
  for (let at = 0; at < 20; at += 1)
    all = rememberedWith(all, { header: [`h${at}`], mapping: [null] })
  expect(rememberedFor(all, ['a'])).toBeUndefined()
  expect(rememberedFor(all, ['h19'])?.mapping).toEqual([null])
})

test('portions of an import are told as one', () => {
  const one = { ...nothingImported, planned: 2, failed: [{ lines: [3], name: 'x', because: 'y' }] }
  expect(importedWords(addedTo(one, { ...nothingImported, planned: 1, addedServices: 1 }))).toBe(
    '3 drafted, 1 service added, 1 left out.',
  )
  expect(importedWords(nothingImported)).toBe('Nothing was decided.')
})

test('the list’s filter goes along; without one, what is over stays out', () => {
  const me = '0190f5a0-0000-7000-8000-000000000001' as PersonId
  const now = Date.parse('2026-11-20T12:00:00Z')
  const asked = (query: Readonly<Record<string, string>>) =>
    askedReleases(query, { me, now, zone: 'Europe/Berlin' })

  for (const state of ['deployed', 'closed', 'cancelled'] as const)
    expect(asked({})?.states).not.toContain(state)
  expect(asked({ state: 'any' })).toEqual({})
  expect(asked({ state: 'ready,nonsense', class: 'major', person: 'me', service: 'no' })).toEqual({
    states: ['ready'],
    classes: ['major'],
    person: me,
  })
  expect(asked({ state: 'any', from: 'now', until: '2026-11-21' })).toEqual({
    startsFrom: now,
    startsBefore: Date.parse('2026-11-21T23:00:00Z'),
  })
  expect(askedReleases({ person: 'me' }, { me: undefined, now, zone: 'UTC' })).toBeUndefined()
})
