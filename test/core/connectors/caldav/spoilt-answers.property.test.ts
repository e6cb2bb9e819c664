import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caldav } from '#core/connectors/caldav/caldav.ts'
import { startSyncedCore } from '../../../support/synced-core.ts'
import { calendarOf, event, scriptedCaldav } from './scripted-caldav.ts'

const WORK = '/dav/kim/work/'
const MINUTE = 60_000
const names = ['a', 'b', 'c']

const spoiling = fc.record({
  /** Which answer of a reading is spoilt, and where in it. */
  nth: fc.nat(2),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.nat(40),
  put: fc.oneof(
    fc.constantFrom(
      ...[
        '<',
        '>',
        '&',
        '&#0;',
        '</',
        '<!--',
        ']]>',
        '<x>',
        'HTTP/1.1 404 Gone',
        '\0',
        '404',
        '507',
      ],
      ...['https://evil.example/x.ics', 'END:VEVENT', 'RRULE:FREQ=SECONDLY', 'DTSTART:99999999'],
    ),
    fc.string({ maxLength: 6, unit: 'binary' }),
  ),
})

test('whatever an answer is spoilt with, nothing breaks, and all is read as soon as answers are whole again', async () => {
  const server = scriptedCaldav()
  const core = await startSyncedCore({ exchange: server.exchange, connectors: [caldav] })
  const settings = { calendars: [WORK] }
  const { id: sourceId } = await core.addSource({ kind: 'caldav', settings, secret: 'kim:s' })
  server.addCalendar(WORK)
  const sync = () => {
    core.clock.pass(5 * MINUTE)
    return core.get('sources.sync', { sourceId })
  }
  let failed = 0
  let round = 0
  await fc.assert(
    fc.asyncProperty(spoiling, async ({ nth, at, gone, put }) => {
      round += 1
      const title = `Round ${round}`
      for (const name of names) {
        server.put(`${WORK}${name}.ics`, calendarOf(event({ uid: name, title })))
      }
      let answered = 0
      server.spoil((answer) => {
        answered += 1
        if (answered - 1 !== nth) return answer
        const body = String(answer.body)
        const from = Math.floor(at * body.length)
        return { ...answer, body: body.slice(0, from) + put + body.slice(from + gone) }
      })
      const came = await sync()
      if (came.failures.length > 0 || came.quarantined > 0) failed += 1
      expect(core.defects()).toEqual([])
      expect(new Set(server.requests.map(({ url }) => url.host))).toEqual(
        new Set(['things.example.org']),
      )
      server.spoil(undefined)
      // What was read amiss is not told again as a change: the next day all is read anew.
      core.clock.pass(25 * 60 * MINUTE)
      expect((await sync()).failures).toEqual([])
      const { items } = await core.get('entries.list', {})
      expect(items.map((item) => [item.uid, item.title]).toSorted()).toEqual(
        names.map((name) => [name, title]),
      )
    }),
    { numRuns: 150 },
  )
  expect(failed).toBeGreaterThan(20)
})
