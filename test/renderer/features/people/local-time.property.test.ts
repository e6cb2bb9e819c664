import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offsetOf, readLocal, tellLocal, tellOffset } from '#renderer/features/people/local-time.ts'

const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
)
const moment = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) })

/** What the machine's own clock words say, which is another library than the one under test. */
function spoken(now: number, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value
  return `${part('weekday')} ${part('hour')}:${part('minute')}`
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

test('weekday and clock are those that clocks there show', () => {
  fc.assert(
    fc.property(zone, moment, (there, now) => {
      const { weekday, clock } = readLocal({ zone: there, now })
      expect(`${days[weekday - 1]} ${clock}`).toBe(spoken(now, there))
    }),
  )
})

test('an offset brings the clock there back to the moment', () => {
  fc.assert(
    fc.property(zone, moment, (there, now) => {
      const { day, clock } = readLocal({ zone: there, now })
      const shown = Date.parse(`${day}T${clock}:00Z`)
      expect(shown - offsetOf({ zone: there, now }) * 60_000).toBe(
        Math.floor(now / 60_000) * 60_000,
      )
    }),
  )
})

const apart = (there: string, now: number, reader = 'Europe/Berlin') =>
  tellOffset({ zone: there, now, reader })

test('zones at half and quarter hours say so', () => {
  const winter = Date.UTC(2026, 10, 20, 12)
  expect(apart('Asia/Kolkata', winter)).toBe('+4 h 30')
  expect(apart('Asia/Kathmandu', winter)).toBe('+4 h 45')
  expect(apart('America/St_Johns', winter)).toBe('−4 h 30')
  expect(apart('Asia/Kathmandu', winter, 'Asia/Kolkata')).toBe('+15 min')
  expect(apart('Europe/Madrid', winter)).toBe('same time')
})

test('the distance changes where only one of the two sets its clocks', () => {
  const before = Date.UTC(2026, 9, 30, 12)
  const between = Date.UTC(2026, 9, 25, 12)
  const after = Date.UTC(2026, 10, 2, 12)
  expect(apart('America/New_York', Date.UTC(2026, 9, 20, 12))).toBe('−6 h')
  expect(apart('America/New_York', between)).toBe('−5 h')
  expect(apart('America/New_York', before)).toBe('−5 h')
  expect(apart('America/New_York', after)).toBe('−6 h')
  expect(apart('Asia/Kolkata', Date.UTC(2026, 6, 1))).toBe('+3 h 30')
})

test('the weekday is told where it is another one there', () => {
  const now = Date.UTC(2026, 10, 20, 13, 5)
  expect(tellLocal({ zone: 'Australia/Sydney', now, reader: 'Europe/Berlin' })).toBe('Sat 00:05')
  expect(tellLocal({ zone: 'Asia/Kolkata', now, reader: 'Europe/Berlin' })).toBe('18:35')
})
