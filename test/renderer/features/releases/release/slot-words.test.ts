import { expect, test } from 'vitest'
import { tellSlot } from '#renderer/features/releases/release/slots/slot-words.ts'

const now = Date.UTC(2026, 9, 20, 12)
const HOUR_MS = 3_600_000

test('the same instant is told on both clocks, with the day that each of them has', () => {
  const startsAt = Date.UTC(2026, 9, 21, 21)
  const slot = { zone: 'America/New_York', startsAt, endsAt: startsAt + 2 * HOUR_MS }
  expect(tellSlot(slot, { zone: 'Europe/Berlin', now })).toEqual({
    there: { zone: 'New York', words: 'Wed 21 Oct 17:00–19:00' },
    here: { zone: 'Berlin', words: 'Wed 21 Oct 23:00 – Thu 22 Oct 01:00' },
    length: '2 h',
  })
})

test('clocks that show the same are told once', () => {
  const startsAt = Date.UTC(2026, 9, 21, 21)
  const slot = { zone: 'Europe/Vienna', startsAt, endsAt: startsAt + HOUR_MS }
  expect(tellSlot(slot, { zone: 'Europe/Berlin', now }).here).toBeUndefined()
})

test('an hour that clocks show twice says which it is, on the clock that repeats it', () => {
  const startsAt = Date.UTC(2026, 9, 25, 0, 30)
  const slot = { zone: 'Europe/Berlin', startsAt, endsAt: startsAt + HOUR_MS }
  const { there, here } = tellSlot(slot, { zone: 'UTC', now })
  expect(there.words).toBe('Sun 25 Oct 02:30 (the first time)–02:30 (the second time)')
  expect(here?.words).toBe('Sun 25 Oct 00:30–01:30')
})

test('on the reader’s clock an hour may repeat that the slot’s own clock has once', () => {
  const startsAt = Date.UTC(2026, 9, 25, 1, 15)
  const slot = { zone: 'Asia/Kolkata', startsAt, endsAt: startsAt + 2 * HOUR_MS }
  const { here } = tellSlot(slot, { zone: 'Europe/Berlin', now })
  expect(here?.words).toBe('Sun 25 Oct 02:15 (the second time)–04:15')
})
