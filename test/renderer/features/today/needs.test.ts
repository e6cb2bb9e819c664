import { expect, test } from 'vitest'
import { joinNeed } from '#renderer/features/today/needs/join-needs.ts'
import { checkpointNeeds, verificationNeed } from '#renderer/features/today/needs/ledger-needs.ts'
import { absenceNeed, grantNeeds } from '#renderer/features/today/needs/people-needs.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { SourceId } from '#shared/vocabulary/ids.ts'
import type { Person } from '#shared/vocabulary/person.ts'

type Status = OutputOf<'workspace.status'>
const NOW = Date.UTC(2026, 10, 20, 12)
const DAY_MS = 86_400_000

/** Only what the needs look at; the rest of a status does not matter here. */
const status = (ledger: Partial<Status['ledger']>, weaker = false) =>
  ({
    ledger: { unanchored: 0, unanchoredSince: null, contradiction: null, ...ledger },
    device: { weaker },
  }) as Status

test('a sound ledger needs nobody; contradiction, delay and a weak key do', () => {
  const titles = (of: Status) => checkpointNeeds(of, NOW).map(({ title }) => title)
  expect(titles(status({}))).toEqual([])
  expect(titles(status({ unanchored: 3, unanchoredSince: NOW - 60_000 }))).toEqual([])
  expect(titles(status({ unanchored: 3, unanchoredSince: NOW - 3_600_000 }))).toEqual([
    'A checkpoint is overdue',
  ])
  expect(titles(status({ contradiction: 'entry 3 differs' }, true))).toEqual([
    'The ledger contradicts a signed checkpoint',
    'Checkpoints are weaker than they could be',
  ])
})

test('a verification is asked for when it is old, was never made, or found damage', () => {
  const last = (outcome: 'intact' | 'broken', daysAgo: number) =>
    ({ outcome, at: NOW - daysAgo * DAY_MS }) as OutputOf<'ledger.verify'>
  const tone = (verified: OutputOf<'ledger.verify'> | null, entries = 5000) =>
    verificationNeed({ last: verified, entries, now: NOW })?.tone
  expect(tone(last('intact', 2))).toBeUndefined()
  expect(tone(last('intact', 31))).toBe('wary')
  expect(tone(last('broken', 2))).toBe('bad')
  expect(tone(null)).toBe('unknown')
  expect(tone(null, 5)).toBeUndefined()
})

const person = (over: object) =>
  ({
    id: 'other',
    name: 'Bo',
    active: true,
    grants: [],
    absences: [],
    ...over,
  }) as unknown as Person
const grant = (state: string, vouchers: object[] = []) => ({ state, vouchers })
const me = { person: 'me', assurance: 'os' }

test('a provisional role of another waits for me, until I have been heard', () => {
  const waits = (over: object) => grantNeeds([person(over)], me).length
  expect(waits({ grants: [grant('provisional')] })).toBe(1)
  expect(waits({ grants: [grant('effective')] })).toBe(0)
  expect(waits({ grants: [grant('provisional', [me])] })).toBe(0)
  expect(waits({ grants: [grant('provisional', [{ ...me, assurance: 'declared' }])] })).toBe(1)
  expect(waits({ id: 'me', grants: [grant('provisional')] })).toBe(0)
})

test('being noted as away is told on the days of it', () => {
  const away = person({ absences: [{ firstDay: '2026-11-19', lastDay: '2026-11-20' }] })
  expect(absenceNeed(away, { day: '2026-11-20' })?.title).toMatch(/away today/)
  expect(absenceNeed(away, { day: '2026-11-19' })?.title).toMatch(/until 2026-11-20/)
  expect(absenceNeed(away, { day: '2026-11-21' })).toBeUndefined()
})

test('names that belong to nothing are told by their source, or by how many sources there are', () => {
  const [one, other] = [1, 2].map((last) =>
    SourceId.parse(`01900000-0000-7000-8000-00000000000${last}`),
  )
  const sources = [{ id: one!, name: 'GitHub' }]
  expect(joinNeed([], sources)).toBeUndefined()
  const github = { source: one!, projects: 12, places: 2 }
  expect(joinNeed([github], sources)).toMatchObject({
    tone: 'unknown',
    title: '14 names at GitHub belong to nothing yet',
    href: `#/sources/joins?source=${one}`,
  })
  expect(joinNeed([{ ...github, projects: 1, places: 0 }], sources)?.title).toBe(
    '1 name at GitHub belongs to nothing yet',
  )
  const both = joinNeed([github, { source: other!, projects: 1, places: 0 }], sources)
  expect(both).toMatchObject({
    title: '15 names at 2 sources belong to nothing yet',
    href: '#/sources/joins',
  })
})
