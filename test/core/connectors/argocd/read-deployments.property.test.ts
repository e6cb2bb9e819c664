import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArgocdSettings } from '#core/connectors/argocd/argocd-settings.ts'
import { deployments } from '#core/connectors/argocd/read-deployments.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { type Known, readAll } from '../../../support/read-all.ts'
import { application, COMMITS, listed } from './sample-application.ts'

const START = Date.UTC(2026, 10, 20)
const SECOND = 1_000

type App = {
  readonly name: string
  history: Record<string, unknown>[]
  operation: Record<string, unknown> | null
  health: string
  reconciledAt: number
}
/** How each sync really came out, by its key. */
type Truth = Map<string, string>

const iso = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z')
const healths = ['Healthy', 'Progressing', 'Degraded', 'Healthy'] as const

/** One step in the life of an application, as its controller takes it. */
function happens(app: App, { pick, at, truth }: { pick: number; at: number; truth: Truth }): void {
  const { operation } = app
  const key = operation && `argocd/${app.name}@${Date.parse(String(operation['startedAt']))}`
  if (operation?.['phase'] !== 'Running') {
    app.operation = { phase: 'Running', startedAt: iso(at) }
    truth.set(`argocd/${app.name}@${at}`, 'running')
    return
  }
  const succeeds = pick % 3 > 0
  app.operation = { ...operation, phase: succeeds ? 'Succeeded' : 'Failed', finishedAt: iso(at) }
  truth.set(key ?? '', succeeds ? 'succeeded' : 'failed')
  if (!succeeds) return
  const id = Number(app.history.at(-1)?.['id'] ?? -1) + 1
  const entry = { id, deployStartedAt: operation['startedAt'], deployedAt: iso(at) }
  app.history = [...app.history, { ...entry, revision: COMMITS.first }].slice(-10)
}

function told(app: App) {
  const { name, history, operation: operationState, health: status, reconciledAt } = app
  const { metadata, spec } = application
  const health = { status }
  const sync = { status: 'Synced' }
  return {
    metadata: { ...metadata, name },
    spec,
    status: { sync, health, history, operationState, reconciledAt: iso(reconciledAt) },
  }
}

const fresh = (name: string): App => ({
  name,
  history: [],
  operation: null,
  health: 'Healthy',
  reconciledAt: START,
})

describe('reading deployments', () => {
  it('ends with what became of each that is still told, and calls none good that was not', async () => {
    const step = fc.record({ which: fc.nat(2), pick: fc.nat(11) })
    const story = fc.record({
      steps: fc.array(step, { maxLength: 60 }),
      kills: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
    })
    await fc.assert(
      fc.asyncProperty(story, async ({ steps, kills }) => {
        const apps = ['a', 'b', 'c'].map(fresh)
        const truth: Truth = new Map()
        const left = [...steps]
        let now = START
        const { outward } = scriptedOutward((path) => {
          now += 30 * SECOND
          const step = left.shift()
          const app = apps[step?.which ?? 0]
          if (step && app && step.pick < 9) happens(app, { pick: step.pick, at: now, truth })
          else if (step && app) {
            Object.assign(app, { health: healths[step.pick % 4], reconciledAt: now })
          }
          const { pathname } = new URL(path, 'http://argocd')
          const one = apps.find(({ name }) => pathname.endsWith(`/applications/${name}`))
          return { body: one ? told(one) : { items: apps.map((each) => listed(told(each))) } }
        })
        const known: Known = { rows: new Map(), cursor: undefined, leaves: [] }
        const settings = ArgocdSettings.parse({})
        const reading = { stream: deployments, outward, settings, part: '*', known }
        for (const leaves of kills) await readAll({ ...reading, now, leaves })
        left.length = 0
        for (const app of apps)
          Object.assign(app, { health: 'Healthy', reconciledAt: now + 60 * SECOND })
        await readAll({ ...reading, now })
        await readAll({ ...reading, now })

        for (const app of apps) {
          const last = app.operation?.['startedAt']
          const begun = [...app.history.map((entry) => entry['deployStartedAt']), last]
          for (const at of begun.filter(Boolean)) {
            expect(known.rows.has(`argocd/${app.name}@${Date.parse(String(at))}`)).toBe(true)
          }
        }
        for (const [key, { said }] of known.rows) {
          if (said.outcome === 'succeeded') expect(truth.get(key)).toBe('succeeded')
          if (said.outcome === 'failed') expect(truth.get(key)).toBe('failed')
          if (said.outcome === 'running') expect(truth.get(key)).toBe('running')
        }
      }),
      { numRuns: 200 },
    )
  })
})
