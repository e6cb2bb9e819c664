import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startLiveCore } from './live-core.ts'
import { type Alertmanager, startAlertmanager, whyNoAlertmanager } from './start-alertmanager.ts'

const MINUTE = 60_000
/** After a start it may have forgotten what stands, so what is missing means nothing for as long. */
const FORGETFUL_MS = 5 * MINUTE
const why = whyNoAlertmanager

let server: Alertmanager
beforeEach(async () => {
  if (why === undefined) server = await startAlertmanager()
})
afterEach(() => server?.stop())

const inText = (moment: number) => new Date(moment).toISOString()

async function startScene() {
  const core = await startLiveCore()
  const { id: sourceId } = await core.addSource({ kind: 'alertmanager', baseUrl: server.baseUrl })
  const startsAt = core.clock.now() - 10 * MINUTE
  const alert = {
    labels: { alertname: 'ErrorsHigh', service: 'checkout', severity: 'critical' },
    annotations: { summary: 'Checkout answers with errors' },
    startsAt: inText(startsAt),
    generatorURL: 'http://prometheus.example.org/graph?g0.expr=errors',
  }
  return {
    ...core,
    startsAt,
    alert,
    /** Waits until the server itself tells the states that are named, and reads it then. */
    async readOnce(states: readonly string[]) {
      await vi.waitFor(
        async () => {
          const standing = await server.standing()
          expect(standing.map(({ status }) => status.state)).toEqual(states)
        },
        { timeout: 30_000, interval: 50 },
      )
      const { failures, quarantined } = await core.get('sources.sync', { sourceId })
      expect({ failures, quarantined }).toEqual({ failures: [], quarantined: 0 })
      expect(core.defects()).toEqual([])
      const { items: incidents } = await core.get('incidents.list', {})
      const { items: quiet } = await core.get('quietPeriods.list', {})
      return { incidents, quiet }
    },
  }
}

function silenceOf(now: number) {
  return {
    matchers: [{ name: 'service', value: 'checkout', isRegex: false, isEqual: true }],
    startsAt: inText(now),
    endsAt: inText(now + 60 * MINUTE),
    createdBy: 'kim',
    comment: 'Known, being mended',
  }
}

describe.skipIf(why !== undefined)(
  why === undefined ? 'a real Alertmanager' : `a real Alertmanager (skipped: ${why})`,
  () => {
    test('it answers when it is tried, and tells whom its alerts belong to', async () => {
      const { get, alert, readOnce } = await startScene()
      await server.raise(alert)
      await readOnce(['active'])
      const asked = { kind: 'alertmanager', baseUrl: server.baseUrl }
      const { probed, failure } = await get('sources.test', asked)
      expect(failure).toBeNull()
      expect(probed).toMatchObject({
        version: expect.stringMatching(/^\d+\.\d+/),
        projects: [{ project: 'checkout' }],
        more: false,
      })
    })

    test('an alert fires, is silenced, fires again and is resolved', async () => {
      const scene = await startScene()
      const { alert, startsAt, clock, readOnce } = scene
      expect(await readOnce([])).toEqual({ incidents: [], quiet: [] })

      await server.raise(alert)
      const { incidents: firing } = await readOnce(['active'])
      expect(firing).toMatchObject([
        {
          ...{ kind: 'alert', state: 'firing', original: 'active', severity: 'critical' },
          ...{ project: 'checkout', title: 'Checkout answers with errors', startedAt: startsAt },
          ...{ resolvedAt: null, labels: alert.labels, url: alert.generatorURL },
        },
      ])

      const said = silenceOf(clock.now())
      const silence = await server.silence(said)
      const silenced = await readOnce(['suppressed'])
      expect(silenced.incidents).toMatchObject([
        { key: firing[0]!.key, state: 'silenced', original: 'suppressed/silenced' },
      ])
      expect(silenced.quiet).toMatchObject([
        {
          ...{ kind: 'silence', key: silence, project: 'checkout', by: 'kim' },
          ...{ reason: said.comment, concerns: 'service="checkout"' },
          endsAt: Date.parse(said.endsAt),
        },
      ])

      await server.expire(silence)
      const loud = await readOnce(['active'])
      expect(loud.incidents).toMatchObject([{ key: firing[0]!.key, state: 'firing' }])
      expect(loud.quiet).toMatchObject([{ key: silence }])
      expect(loud.quiet[0]!.endsAt).toBeLessThanOrEqual(clock.now())

      await server.raise({ ...alert, endsAt: inText(clock.now()) })
      scene.setAhead(FORGETFUL_MS + MINUTE)
      const missedAt = clock.now()
      const over = await readOnce([])
      expect(over.incidents).toMatchObject([
        {
          ...{ key: firing[0]!.key, state: 'resolved', severity: 'critical' },
          original: expect.stringMatching(/^no longer told, since .*, was active$/),
        },
      ])
      expect(over.incidents[0]!.resolvedAt).toBeGreaterThanOrEqual(missedAt)
    })

    test('soon after its start a missing alert is no good news; once it must know, it is', async () => {
      const { alert, clock, readOnce, setAhead, get } = await startScene()
      await server.raise(alert)
      await readOnce(['active'])
      await server.raise({ ...alert, endsAt: inText(clock.now()) })
      expect((await readOnce([])).incidents).toMatchObject([{ state: 'firing' }])
      setAhead(FORGETFUL_MS + MINUTE)
      expect((await readOnce([])).incidents).toMatchObject([{ state: 'resolved' }])
      expect((await get('incidents.list', { open: true })).items).toEqual([])
    })

    test('an alert that fires anew is another one; the one before stays resolved', async () => {
      const { alert, startsAt, clock, readOnce, setAhead } = await startScene()
      await server.raise(alert)
      await readOnce(['active'])
      await server.raise({ ...alert, endsAt: inText(clock.now()) })
      setAhead(FORGETFUL_MS + MINUTE)
      await readOnce([])
      const again = Date.now()
      await server.raise({ ...alert, startsAt: inText(again) })
      const { incidents } = await readOnce(['active'])
      expect(incidents.map(({ state, startedAt }) => ({ state, startedAt }))).toEqual([
        { state: 'firing', startedAt: again },
        { state: 'resolved', startedAt: startsAt },
      ])
    })
  },
)
