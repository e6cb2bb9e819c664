import { beforeEach, describe, expect, it } from 'vitest'
import { ArgocdSettings } from '#core/connectors/argocd/argocd-settings.ts'
import { deployments } from '#core/connectors/argocd/read-deployments.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { type Known, readAll } from '../../../support/read-all.ts'
import { application, listed, withOperation, withStatus } from './sample-application.ts'

type Application = Pick<typeof application, 'metadata'> & { status: object }

let there: Application[]
let asked: string[]
let known: Known
let read: (over?: { part?: string; sweep?: true }) => Promise<void>

beforeEach(async () => {
  there = [application, named('basket-prod')]
  known = { rows: new Map(), cursor: undefined, leaves: [] }
  const scripted = scriptedOutward((path) => {
    const { pathname, searchParams } = new URL(path, 'http://argocd')
    const name = pathname.split('/')[4] ?? searchParams.get('name')
    const found = there.filter(({ metadata }) => name === null || metadata.name === name)
    return { body: pathname.split('/')[4] ? found[0] : { items: found.map(listed) } }
  })
  asked = scripted.asked
  const { outward } = scripted
  const settings = ArgocdSettings.parse({})
  read = (over = {}) =>
    readAll({ stream: deployments, outward, settings, part: '*', now: 0, known, ...over })
  await read()
  asked.length = 0
})

const named = (name: string, from: Application = application): Application => ({
  ...from,
  metadata: { ...from.metadata, name },
})

const outcomes = () => [...known.rows.values()].map(({ said }) => said.outcome)

describe('deployments', () => {
  it('are those of every application', () => {
    expect([...known.rows.values()].map(({ said }) => said.project).sort()).toEqual([
      'basket-prod',
      'basket-prod',
      'checkout-prod',
      'checkout-prod',
    ])
    expect(known.leaves.at(-1)?.filling).toBe(false)
  })

  it('are left alone in one small request where nothing happened', async () => {
    await read()
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain('fields=')
    expect(known.leaves.flatMap(({ rows }) => rows)).toEqual([])
  })

  it('are read of the application that has news only', async () => {
    there[1] = named(
      'basket-prod',
      withOperation({ phase: 'Running', startedAt: '2026-11-19T11:00:00Z', finishedAt: null }),
    )
    await read()
    expect(asked.slice(1)).toEqual(['/api/v1/applications/basket-prod?appNamespace=argocd'])
    expect(outcomes().filter((one) => one === 'running')).toHaveLength(1)
  })

  it('under way are looked after, though the list stays the same', async () => {
    const stale = { reconciledAt: '2026-11-19T10:00:10Z', sync: { status: 'OutOfSync' } }
    there[0] = withStatus(stale)
    known.rows.clear()
    await read()
    expect(outcomes()).toContain('running')
    there[0] = withStatus({ ...stale, reconciledAt: '2026-11-19T10:01:00Z' })
    await read()
    expect(outcomes()).not.toContain('running')
  })

  it('that nobody tells of any more are unknown', async () => {
    const running = { phase: 'Running', finishedAt: null }
    there[0] = withOperation({ ...running, startedAt: '2026-11-19T11:00:00Z' })
    await read()
    there[0] = withOperation({ ...running, startedAt: '2026-11-19T12:00:00Z' })
    await read()
    const of = (hour: number) =>
      known.rows.get(`argocd/checkout-prod@${Date.UTC(2026, 10, 19, hour)}`)?.said.outcome
    expect([of(11), of(12)]).toEqual(['unknown', 'running'])
  })

  it('stay where history was cut, or the application is gone', async () => {
    there = [withStatus({ history: [] })]
    await read()
    await read({ sweep: true })
    expect(known.rows.size).toBe(4)
    expect(known.leaves.every(({ metAllSince }) => metAllSince === undefined)).toBe(true)
  })

  it('of very many applications are read over several walks', async () => {
    there = Array.from({ length: 230 }, (_, at) => named(`app-${at}`))
    await read()
    expect(known.leaves.at(-1)?.filling).toBe(true)
    await read()
    await read()
    expect(known.leaves.at(-1)?.filling).toBe(false)
    expect(known.rows.size).toBe(2 * (230 + 2))
  })
})

describe('an application that was named', () => {
  it('is read alone', async () => {
    known = { rows: new Map(), cursor: undefined, leaves: [] }
    await read({ part: 'argocd/checkout-prod' })
    expect(asked[0]).toContain('name=checkout-prod&appNamespace=argocd')
    expect(asked).toHaveLength(2)
    expect(known.rows.size).toBe(2)
  })

  it('is missing where it is not shown', async () => {
    there = []
    await expect(read({ part: 'checkout-prod' })).rejects.toMatchObject({ trouble: 'missing' })
  })
})

describe('what is no list of applications', () => {
  it('leaves what is known standing', async () => {
    const { outward } = scriptedOutward(() => ({ body: { items: 'none' } }))
    const settings = ArgocdSettings.parse({})
    const reading = { stream: deployments, outward, settings, part: '*', now: 0, known }
    await expect(readAll(reading)).rejects.toThrow(/no list/)
    expect(known.rows.size).toBe(4)
  })
})
