import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planHotfix, reason, seen, setStage, take } from '../core/releases/cast.ts'
import { startLiveCore } from './live-core.ts'
import { type Radicale, startRadicale, whyNoRadicale } from './radicale.ts'
import { weeklyBegins, weeklyEntry } from './weekly-entry.ts'

const HOUR = 60 * 60_000
const why = whyNoRadicale

let server: Radicale
beforeEach(async () => {
  if (why === undefined) server = await startRadicale()
})
afterEach(() => server?.stop())

async function startScene(calendars: readonly string[] = []) {
  const core = await startLiveCore()
  const source = {
    ...{ kind: 'caldav', baseUrl: `${server.baseUrl}/`, secret: server.secret },
    settings: { calendars: [...calendars] },
  }
  let sourceId: string | undefined
  return {
    ...core,
    probe: () => core.get('sources.test', source),
    async sync() {
      sourceId ??= (await core.get('sources.add', { name: 'Calendars', ...source })).id
      core.asked.length = 0
      const { failures, quarantined, ...came } = await core.get('sources.sync', { sourceId })
      expect({ failures, quarantined }).toEqual({ failures: [], quarantined: 0 })
      expect(core.defects()).toEqual([])
      return came
    },
    titles: async (over: object = {}) =>
      (await core.get('entries.list', over)).items.map(({ title }) => title).toSorted(),
  }
}

async function put(href: string, title: string): Promise<void> {
  const { status } = await server.putEntry({ href, text: weeklyEntry({ uid: href, title }) })
  expect([201, 204]).toContain(status)
}

describe.skipIf(why !== undefined)(
  why === undefined ? 'CalDAV at a real Radicale' : `CalDAV at a real Radicale (skipped: ${why})`,
  () => {
    test('it tells who asks and which calendars there are, and does not let in anybody else', async () => {
      const calendar = await server.makeCalendar('releases', 'Releases and freezes')
      const { probe, get } = await startScene()
      expect((await probe()).probed).toMatchObject({
        as: server.user,
        projects: [{ project: calendar, says: 'Releases and freezes' }],
        remarks: [],
      })
      const asked = { kind: 'caldav', baseUrl: server.baseUrl, secret: `${server.user}:wrong` }
      expect((await get('sources.test', asked)).failure).toMatchObject({ trouble: 'unauthorised' })
    })

    test('a weekly entry keeps its time on the wall when the clocks are set back', async () => {
      const calendar = await server.makeCalendar('releases')
      await put(`${calendar}weekly.ics`, 'Release meeting')
      const { sync, get } = await startScene()
      expect(await sync()).toEqual({ read: 1, changed: 1 })
      const range = { from: weeklyBegins[0]!, before: weeklyBegins.at(-1)! + 30 * 24 * HOUR }
      const { items } = await get('entries.list', range)
      expect(items).toMatchObject([{ calendar, title: 'Release meeting', caveats: [] }])
      expect(items[0]!.occurrences).toEqual(
        weeklyBegins.map((startsAt) => ({ startsAt, endsAt: startsAt + HOUR })),
      )
      expect(items[0]!.lastEndsAt).toBe(weeklyBegins.at(-1)! + HOUR)
    })

    test('a second reading asks only for what changed, and sees what was taken away', async () => {
      const calendar = await server.makeCalendar('releases')
      const { sync, titles, asked } = await startScene([calendar])
      for (const name of ['a', 'b', 'c']) await put(`${calendar}${name}.ics`, name)
      expect(await sync()).toEqual({ read: 3, changed: 3 })
      expect(await sync()).toEqual({ read: 0, changed: 0 })
      expect(asked).toHaveLength(1)

      await put(`${calendar}b.ics`, 'b anew')
      await server.removeEntry(`${calendar}c.ics`)
      expect(await sync()).toMatchObject({ read: 1 })
      expect(await titles()).toEqual(['a', 'b anew'])
      expect(await sync()).toEqual({ read: 0, changed: 0 })
    })

    test('two calendars are read each for itself, or only the one that was chosen', async () => {
      const releases = await server.makeCalendar('releases')
      const holidays = await server.makeCalendar('holidays')
      await put(`${releases}a.ics`, 'Release')
      await put(`${holidays}a.ics`, 'Holiday')
      const all = await startScene()
      await all.sync()
      expect(await all.titles()).toEqual(['Holiday', 'Release'])
      expect(await all.titles({ calendar: holidays })).toEqual(['Holiday'])
      const chosen = await startScene([releases])
      await chosen.sync()
      expect(await chosen.titles()).toEqual(['Release'])

      await server.ask({ method: 'DELETE', path: holidays })
      await all.sync()
      expect(await all.titles()).toEqual(['Release'])
    })

    test('a planned release is written to it, and not over what somebody changed there', async () => {
      const calendar = await server.makeCalendar('trains')
      const core = await startLiveCore()
      const stage = await setStage(core)
      const source = { kind: 'caldav', name: 'Trains', baseUrl: `${server.baseUrl}/` }
      const settings = { calendars: [calendar], publishTo: calendar }
      const { id: sourceId } = await core.get('sources.add', {
        ...{ ...source, settings, secret: server.secret },
      })
      const tomorrow = new Date(Date.now() + 48 * HOUR).toISOString().slice(0, 10)
      const slot = (hour: number) => ({
        zone: 'Europe/Berlin',
        ...{ from: `${tomorrow}T${hour}:00`, to: `${tomorrow}T${hour + 1}:00` },
      })
      const draft = await planHotfix(core, stage)
      const activityId = draft.activities[0]!.id
      const changes = { slot: slot(10) }
      const dated = await core.get('releases.changeActivity', {
        ...{ ...seen(draft), activityId, changes },
      })
      const planned = await take(core, dated, 'planned')
      expect(await core.get('effects.perform', {})).toEqual({ done: 1, conflicts: 0, failures: [] })
      await core.get('sources.sync', { sourceId })
      const { items } = await core.get('entries.list', {})
      expect(items).toMatchObject([{ uid: `${activityId}@signalbox`, status: 'tentative' }])
      expect(items[0]!.startsAt).toBe(planned.activities[0]!.slot.startsAt)

      const href = `${calendar}${encodeURIComponent(items[0]!.uid)}.ics`
      const theirs = weeklyEntry({ uid: items[0]!.uid, title: 'Somebody’s own' })
      expect((await server.putEntry({ href, text: theirs })).status).toBeLessThan(300)
      await core.get('releases.changeActivity', {
        ...{ ...seen(planned), activityId, changes: { slot: slot(14) }, reason },
      })
      expect(await core.get('effects.perform', {})).toMatchObject({ done: 0, conflicts: 1 })
      const [effect] = (await core.get('effects.list', { state: 'conflict' })).items
      const wanted = { effects: [effect!.key], choice: 'overwrite' as const, reason }
      await core.get('effects.decide', wanted)
      expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
      await core.get('sources.sync', { sourceId })
      const [told] = (await core.get('entries.list', {})).items
      expect(told).toMatchObject({ title: 'Fix rounding: Production', recurs: null })
      expect(core.defects()).toEqual([])
    })
  },
)
