import { expect, test } from 'vitest'
import type { Release, ReleaseState } from '#shared/vocabulary/release.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addWithRole } from '../people/cast.ts'
import {
  moveItems,
  nowhere,
  planHotfix,
  readyHotfix,
  reason,
  refused,
  seen,
  setStage,
  take,
} from './cast.ts'

const move = ({ ask }: TestCore, release: Release, to: ReleaseState) =>
  ask('releases.setState', { ...seen(release), to })

test('the whole way through: planned, ready, run, closed with its papers', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  let release = await take(core, ready, 'inProgress')
  expect(await move(core, release, 'deployed')).toMatchObject(
    refused('releases/requirements-unmet'),
  )
  release = await moveItems(core, release, { to: 'deployed', places: [0, 1] })
  release = await moveItems(core, release, { to: 'verified', places: [0] })
  release = await take(core, release, 'deployed')
  const open = await move(core, release, 'closed')
  expect(open.ok || open.failure.message).toMatch(/Release notes.*Root cause/)
  for (const kind of ['Release notes', 'Root cause']) {
    const url = 'https://wiki.example.org/paper'
    release = await core.get('releases.attachDocument', {
      ...seen(release),
      kind,
      title: kind,
      url,
    })
  }
  release = await take(core, release, 'closed')
  expect(release.items.map(({ state }) => state)).toEqual(['verified', 'deployed'])
  const late = await core.ask('releases.change', { ...seen(release), changes: { goal: 'x' } })
  expect(late).toMatchObject(refused('releases/over'))
})

test('a step is judged by what stands at that moment, and the fact says how it stood', async () => {
  const core = await startCore()
  const draft = await core.get('releases.plan', { name: 'Bare', class: 'standard' })
  const reply = await move(core, draft, 'planned')
  expect(reply).toMatchObject(refused('releases/requirements-unmet'))
  expect(reply.ok || reply.failure.message).toMatch(/goal.*owner.*items/i)
  const { ready } = await readyHotfix(core)
  const { items } = await core.get('ledger.entries', { subject: ready.id, limit: 1 })
  const { entry } = await core.get('ledger.entry', { seq: items[0]!.seq })
  const met = ['criterion:tested', 'document:Rollback plan'].map((key) =>
    expect.objectContaining({ key, outcome: 'met', because: expect.stringMatching(/.{5,}/) }),
  )
  expect(entry?.payload).toMatchObject({
    class: 'hotfix',
    policyVersion: 0,
    judged: expect.arrayContaining(met),
  })
})

test('next steps say beforehand what a step would be refused for', async () => {
  const core = await startCore()
  const running = await take(core, (await readyHotfix(core)).ready, 'inProgress')
  const half = await moveItems(core, running, { to: 'deployed', places: [0] })
  const { steps } = await core.get('releases.nextSteps', { releaseId: half.id })
  expect(steps.map(({ to, open, requires }) => [to, open, requires])).toEqual([
    ['deployed', false, 'releases:run'],
    ['partlyDeployed', true, 'releases:run'],
    ['failed', true, 'releases:run'],
    ['rolledBack', false, 'releases:run'],
  ])
  for (const { to, judged } of steps.filter(({ open }) => !open)) {
    const reply = await core.ask('releases.setState', { ...seen(half), to, reason })
    expect(reply).toMatchObject(refused('releases/requirements-unmet'))
    expect(reply.ok || reply.failure.details).toEqual({ judged })
  }
})

test('there are no next steps where there is no release', async () => {
  const { get } = await startCore()
  const releaseId = nowhere as Release['id']
  expect(await get('releases.nextSteps', { releaseId })).toEqual({ state: null, steps: [] })
})

test.each([
  ['cancelled', []],
  ['postponed', []],
  ['planned', []],
  ['failed', ['inProgress']],
  ['rolledBack', ['inProgress']],
] as const)('becoming %s asks why', async (to, way) => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const release = await take(core, ready, ...way)
  expect(await move(core, release, to)).toMatchObject(refused('releases/reason-due'))
  expect((await take(core, release, to)).state).toBe(to)
})

test('partly deployed asks why, and needs something on either side', async () => {
  const core = await startCore()
  const running = await take(core, (await readyHotfix(core)).ready, 'inProgress')
  const step = (release: Release) =>
    core.ask('releases.setState', { ...seen(release), to: 'partlyDeployed', reason })
  const unmet = refused('releases/requirements-unmet')
  expect(await step(running)).toMatchObject(unmet)
  const half = await moveItems(core, running, { to: 'deployed', places: [0] })
  expect(await move(core, half, 'partlyDeployed')).toMatchObject(refused('releases/reason-due'))
  const partly = await take(core, half, 'partlyDeployed')
  const pulled = await moveItems(core, partly, { to: 'pulled', places: [1] })
  expect((await take(core, pulled, 'deployed')).state).toBe('deployed')
})

test('rolled back is what no longer stands, as the scope decided', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  let release = await take(core, ready, 'inProgress')
  release = await moveItems(core, release, { to: 'deployed', places: [0, 1] })
  const back = (seenRelease: Release) =>
    core.ask('releases.setState', { ...seen(seenRelease), to: 'rolledBack', reason })
  expect(await back(release)).toMatchObject(refused('releases/requirements-unmet'))
  release = await moveItems(core, release, { to: 'rolledBack', places: [0, 1] })
  expect(await back(release)).toMatchObject({ ok: true, value: { state: 'rolledBack' } })
})

test('steps that no way leads to are refused, with those that are open', async () => {
  const core = await startCore()
  const draft = await planHotfix(core, await setStage(core))
  const reply = await move(core, draft, 'inProgress')
  expect(reply).toMatchObject(refused('releases/step-closed'))
  expect(reply.ok || reply.failure.details).toEqual({ next: ['planned', 'cancelled'] })
})

test('whoever plans does not run, unless they may', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const coordinator = await addWithRole(core, { name: 'Cem', role: 'coordinator' })
  const lead = await addWithRole(core, { name: 'Dee', role: 'deploymentLead' })
  const step = { ...seen(ready), to: 'inProgress' } as const
  const refusedRun = await core.askAs(sessionOf(coordinator.id), 'releases.setState', step)
  expect(refusedRun).toMatchObject(refused('releases/run-forbidden'))
  const started = await core.askAs(sessionOf(lead.id), 'releases.setState', step)
  expect(started).toMatchObject({ ok: true, value: { state: 'inProgress' } })
})

test('a changed policy is what the next step is judged by', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const { items } = await core.get('releases.policies', {})
  const { ours, version, ...hotfix } = items.find((policy) => policy.class === 'hotfix')!
  expect([ours, version]).toEqual([false, 0])
  const requiredDocuments = [{ kind: 'Sign-off', by: 'ready' as const }]
  const policy = { ...hotfix, requiredDocuments }
  await core.get('releases.setPolicy', { policy, reason, expectedVersion: 0 })
  const reply = await move(core, ready, 'inProgress')
  expect(reply.ok || reply.failure.message).toContain('Sign-off')
})
