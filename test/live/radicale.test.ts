import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Radicale, startRadicale, whyNoRadicale } from './radicale.ts'
import { weeklyBegins, weeklyEntry } from './weekly-entry.ts'

const MINUTE = 60_000
const why = whyNoRadicale

let server: Radicale
beforeEach(async () => {
  if (why === undefined) server = await startRadicale()
})
afterEach(() => server?.stop())

describe.skipIf(why !== undefined)(
  why === undefined ? 'a real Radicale' : `a real Radicale (skipped: ${why})`,
  () => {
    test('it lets in whoever proves who they are, and nobody else', async () => {
      const path = server.home
      const statuses = await Promise.all(
        [null, `${server.user}:wrong`, server.secret].map(async (secret) => {
          const { status } = await server.ask({ method: 'PROPFIND', path, secret })
          return status
        }),
      )
      expect(statuses).toEqual([401, 401, 207])
    })

    test('a calendar is made once, and tells the name it was given', async () => {
      const calendar = await server.makeCalendar('releases', 'Releases and freezes')
      const { status, text } = await server.ask({ method: 'PROPFIND', path: calendar })
      expect(status).toBe(207)
      expect(text).toContain('Releases and freezes')
      await expect(server.makeCalendar('releases')).rejects.toThrow(/409/)
    })

    test('the token of a collection moves with what is written and removed, and with nothing else', async () => {
      const calendar = await server.makeCalendar('releases')
      const href = `${calendar}weekly.ics`
      const { token: empty } = await server.changesSince(calendar, null)
      expect(empty).not.toBeNull()

      const written = await server.putEntry({
        href,
        text: weeklyEntry({ uid: 'weekly' }),
        over: null,
      })
      expect(written.status).toBe(201)
      const first = await server.changesSince(calendar, empty)
      expect(first).toMatchObject({ changed: [{ href, etag: written.etag }], gone: [] })
      expect(first.token).not.toBe(empty)
      expect(await server.changesSince(calendar, first.token)).toMatchObject({
        ...{ changed: [], gone: [], token: first.token },
      })

      expect((await server.removeEntry(href)).status).toBe(200)
      const last = await server.changesSince(calendar, first.token)
      expect(last).toMatchObject({ changed: [], gone: [href] })
      expect(last.token).not.toBe(first.token)
      expect(
        (await server.changesSince(calendar, 'http://radicale.org/ns/sync/unknown')).status,
      ).toBe(403)
    })

    test('who writes or removes what they have not seen as it stands is refused', async () => {
      const calendar = await server.makeCalendar('releases')
      const href = `${calendar}weekly.ics`
      const put = (title: string, over: string | null) =>
        server.putEntry({ href, text: weeklyEntry({ uid: 'weekly', title }), over })
      const { etag: stale } = await put('First', null)
      const { etag: fresh } = await put('Second', stale)
      expect(fresh).not.toBe(stale)
      expect((await put('Third', stale)).status).toBe(412)
      expect((await put('Fourth', null)).status).toBe(412)
      expect((await server.removeEntry(href, stale!)).status).toBe(412)
      const { etag, text } = await server.readEntry(href)
      expect(etag).toBe(fresh)
      expect(text).toContain('SUMMARY:Second')
      expect((await server.removeEntry(href, fresh!)).status).toBe(200)
      expect((await server.readEntry(href)).status).toBe(404)
    })

    test('a weekly entry keeps its hour on the wall when the clocks are set back', async () => {
      const calendar = await server.makeCalendar('releases')
      const href = `${calendar}weekly.ics`
      await server.putEntry({ href, text: weeklyEntry({ uid: 'weekly' }), over: null })
      const { text } = await server.readEntry(href)
      expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261012T090000')
      const met = async (from: number) => {
        const { changed } = await server.entriesBetween(calendar, { from, to: from + MINUTE })
        return changed.length === 1
      }
      for (const begins of weeklyBegins) {
        const around = [begins - MINUTE, begins, begins + 59 * MINUTE, begins + 60 * MINUTE]
        expect(await Promise.all(around.map(met))).toEqual([false, true, true, false])
      }
    })
  },
)
