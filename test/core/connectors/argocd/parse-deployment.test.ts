import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ArgocdSettings } from '#core/connectors/argocd/argocd-settings.ts'
import { parseDeployment } from '#core/connectors/argocd/parse-deployment.ts'
import { deploymentsOf, lostDeployment } from '#core/connectors/argocd/trim-application.ts'
import { Unfit } from '#core/connectors/connector.ts'
import { Deployment } from '#shared/vocabulary/deployment.ts'
import { mutated } from '../../../support/mutated.ts'
import { application, COMMITS, withOperation, withStatus } from './sample-application.ts'

const SaidDeployment = Deployment.omit({
  source: true,
  key: true,
  asOf: true,
  goneAt: true,
  service: true,
  environment: true,
})
const settings = ArgocdSettings.parse({})
const parse = (raw: unknown, over: Partial<ArgocdSettings> = {}) =>
  deploymentsOf(raw).map((row) => parseDeployment(row, { settings: { ...settings, ...over } }))
const begun = Date.UTC(2026, 10, 19, 10)

describe('the syncs of an application', () => {
  it('are told newest first', () => {
    const [newest, older, ...none] = parse(application)
    expect(none).toEqual([])
    expect(newest).toEqual({
      of: 'deployments',
      key: `argocd/checkout-prod@${begun}`,
      revision: begun + 4,
      said: {
        project: 'checkout-prod',
        place: 'https://kubernetes.default.svc/shop',
        outcome: 'succeeded',
        original: 'Succeeded/Synced/Healthy',
        version: null,
        ref: 'main',
        commit: COMMITS.second,
        by: 'kim',
        createdAt: begun,
        startedAt: begun,
        finishedAt: begun + 31_000,
        url: null,
      },
    })
    expect(older?.said).toMatchObject({
      outcome: 'succeeded',
      original: 'deployed',
      by: 'automated',
      commit: COMMITS.first,
    })
  })

  it('keep nothing that Helm was given, and no resources', () => {
    const kept = JSON.stringify(deploymentsOf(application))
    expect(kept).not.toContain('hunter2')
    expect(kept).not.toContain('"kind"')
    expect(kept).toContain(COMMITS.second)
  })

  it('are the same under way and after', () => {
    const [running] = parse(
      withOperation({ phase: 'Running', finishedAt: null, startedAt: '2026-11-19T11:00:00Z' }),
    )
    const later = { deployStartedAt: '2026-11-19T11:00:00Z', deployedAt: '2026-11-19T11:02:00Z' }
    const entry = { ...application.status.history[1], ...later, id: 6, revision: COMMITS.third }
    const [done] = parse(
      withStatus({
        history: [...application.status.history, entry],
        operationState: { phase: 'Succeeded', startedAt: later.deployStartedAt },
        reconciledAt: '2026-11-19T11:03:00Z',
      }),
    )
    expect(running?.said).toMatchObject({ outcome: 'running', finishedAt: null })
    expect(done?.said).toMatchObject({ outcome: 'succeeded', commit: COMMITS.third })
    expect(running?.key).toBe(done?.key)
    expect(running?.revision).toBeLessThan(done?.revision ?? 0)
  })

  it('that failed stand beside the last that succeeded', () => {
    const [failed, before] = parse(
      withOperation({ phase: 'Failed', startedAt: '2026-11-19T11:00:00Z', message: 'no' }),
    )
    expect(failed?.said).toMatchObject({ outcome: 'failed', original: 'Failed/Synced/Healthy' })
    expect(before?.said).toMatchObject({ original: 'deployed', commit: COMMITS.second })
  })

  it('are none where nothing was to be done in earnest', () => {
    const operation = { sync: { dryRun: true } }
    expect(parse(withOperation({ operation, startedAt: '2026-11-19T12:00:00Z' }))).toHaveLength(2)
  })

  it('go by their number where it is not told when they began', () => {
    const history = [{ ...application.status.history[0], deployStartedAt: null }]
    const [only] = parse(withStatus({ history, operationState: null }))
    expect(only?.key).toBe('argocd/checkout-prod#4')
    expect(only?.said.startedAt).toBeNull()
  })
})

describe('health', () => {
  const outcome = (status: Record<string, unknown>) => parse(withStatus(status))[0]?.said.outcome

  it('counts for the newest only', () => {
    const [newest, older] = parse(withStatus({ health: { status: 'Degraded' } }))
    expect([newest?.said.outcome, older?.said.outcome]).toEqual(['unstable', 'succeeded'])
  })

  it('does not count where it was found before the sync ended', () => {
    expect(outcome({ reconciledAt: '2026-11-19T10:00:10Z' })).toBe('running')
  })

  it('never makes a failure good', () => {
    expect(parse(withOperation({ phase: 'Error' }))[0]?.said.outcome).toBe('failed')
  })

  it('once good stays good, and what was unstable is not taken back when it is followed', () => {
    const revision = (status: string) => parse(withStatus({ health: { status } }))[0]?.revision ?? 0
    const followed = parse(withOperation({ startedAt: '2026-11-19T11:00:00Z' }))[1]
    expect(revision('Healthy')).toBeGreaterThan(revision('Degraded'))
    expect(revision('Degraded')).toBeGreaterThan(followed?.revision ?? 0)
    expect(followed?.revision).toBeGreaterThan(revision('Progressing'))
  })
})

describe('where it goes to', () => {
  it('is what a label says, where there is one', () => {
    expect(parse(application, { placeFrom: 'stage' })[0]?.said.place).toBe('production')
    expect(parse(application, { placeFrom: 'toString' })[0]?.said.place).toMatch(/^https/)
  })

  it('is the cluster by name, where it has one', () => {
    const destination = { name: 'east', namespace: '' }
    const spec = { ...application.spec, destination }
    expect(parse({ ...application, spec })[0]?.said.place).toBe('east')
  })
})

describe('what was put there', () => {
  const put = (over: Record<string, unknown>) =>
    parse(
      withStatus({
        operationState: null,
        history: [{ ...application.status.history[0], source: undefined, ...over }],
      }),
    )[0]?.said

  it('is a version where it is a chart', () => {
    const source = { chart: 'checkout', targetRevision: '1.*' }
    expect(put({ source, revision: '1.4.2' })).toMatchObject({ version: '1.4.2', commit: null })
  })

  it('is told of several sources as far as they agree', () => {
    const sources = [{ chart: 'checkout' }, { path: 'values', targetRevision: 'main' }]
    const revisions = ['1.4.2', COMMITS.first]
    expect(put({ sources, revisions })).toMatchObject({
      version: '1.4.2',
      commit: COMMITS.first,
      ref: 'main',
    })
    const two = [{ path: 'a' }, { path: 'b' }]
    expect(put({ sources: two, revisions: [COMMITS.first, COMMITS.second] })?.commit).toBeNull()
  })
})

describe('whatever is given', () => {
  const row = deploymentsOf(application)[0]
  const lost = row && lostDeployment(row, `argocd/checkout-prod@${begun}`)

  it('what is told of no more is unknown', () => {
    const read = parseDeployment(lost, { settings })
    expect(read.said).toMatchObject({ outcome: 'unknown', original: 'no longer told' })
    expect(read.key).toBe(`argocd/checkout-prod@${begun}`)
  })

  const holds = (raw: unknown) => {
    try {
      const { revision, said } = parseDeployment(raw, { settings })
      SaidDeployment.parse(said)
      expect(Number.isSafeInteger(revision)).toBe(true)
    } catch (error) {
      expect(error).toBeInstanceOf(Unfit)
    }
  }

  it('a row is a deployment, or it is said why not', () => {
    const rows = [...deploymentsOf(application), lost]
    fc.assert(fc.property(mutated(...rows), holds), { numRuns: 400 })
  })

  it('so is each row of an application', () => {
    fc.assert(
      fc.property(mutated(application), (raw) => deploymentsOf(raw).forEach(holds)),
      { numRuns: 400 },
    )
  })
})
