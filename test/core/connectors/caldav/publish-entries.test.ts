import { expect, test } from 'vitest'
import { caldav } from '#core/connectors/caldav/caldav.ts'
import { readIcs } from '#shared/domain/ics/read-ics.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { startCore } from '../../../support/core.ts'
import { type WrittenUpstream, writtenUpstream } from '../../../support/written-upstream.ts'
import { planHotfix, reason, seen, setStage, take } from '../../releases/cast.ts'

const slot = (from: number) => ({
  zone: 'Europe/Berlin',
  from: `2027-03-01T${from}:00`,
  to: `2027-03-01T${from + 1}:00`,
})

async function scene(upstream: WrittenUpstream) {
  const network = { exchange: upstream.exchange, byItself: false, random: () => 0.5 }
  const core = await startCore({ ports: { network }, connectors: [caldav] })
  await core.get('sources.add', {
    kind: 'caldav',
    name: 'Team',
    baseUrl: 'https://dav.example.org/remote.php/',
    settings: { publishTo: '/kim/releases' },
    secret: 'kim:word',
  })
  const stage = await setStage(core)
  const draft = await planHotfix(core, stage)
  const activityId = draft.activities[0]!.id
  const changes = { slot: slot(10) }
  const dated = await core.get('releases.changeActivity', { ...seen(draft), activityId, changes })
  const move = (release: Release, hour: number) =>
    core.get('releases.changeActivity', {
      ...{ ...seen(release), activityId, changes: { slot: slot(hour) }, reason },
    })
  return { ...core, planned: await take(core, dated, 'planned'), move }
}

const standing = (upstream: WrittenUpstream) => {
  const [[path, { body }] = ['', { body: '' }]] = [...upstream.stands]
  const read = readIcs(body, 'UTC')
  return { path, entry: read.outcome === 'read' ? read.entries[0] : undefined }
}

test('a planned release is an event of its own in the calendar, told otherwise as it changes', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
  const { path, entry } = standing(upstream)
  const uid = `${core.planned.activities[0]!.id}@signalbox`
  expect(decodeURIComponent(path)).toBe(`/kim/releases/${uid}.ics`)
  expect(entry).toMatchObject({
    uid,
    title: 'Fix rounding: Production',
    status: 'tentative',
    sequence: 0,
  })
  expect(upstream.writes()[0]?.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'if-none-match': '*',
  })
  await core.move(core.planned, 15)
  await core.get('effects.perform', {})
  expect(standing(upstream).entry).toMatchObject({
    startsAt: Date.UTC(2027, 2, 1, 14),
    sequence: 1,
  })
  expect(upstream.writes()[1]?.headers['if-match']).toBe('"1"')
})

test('an event that a lost answer left there, rewritten by the server, is taken for what it is', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  let lost = false
  upstream.intercept((request) => {
    if (request.method !== 'PUT' || lost) return undefined
    lost = true
    const body = request.body!.replace('SUMMARY:', 'X-SERVER:was here\r\nSUMMARY:')
    upstream.answer({ ...request, body })
    return { status: 400 }
  })
  expect((await core.get('effects.perform', {})).failures).toHaveLength(1)
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
  expect(upstream.stands.size).toBe(1)
})

test.each(['changed', 'taken out'])('what somebody has %s waits for a person', async (how) => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  await core.get('effects.perform', {})
  const [[path, { body }] = ['', { body: '' }]] = [...upstream.stands]
  if (how === 'changed') upstream.stands.set(path, { body: body.replace('Fix', 'My'), etag: '"x"' })
  else upstream.stands.delete(path)
  await core.move(core.planned, 16)
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 0, conflicts: 1 })
  const [effect] = (await core.get('effects.list', { state: 'conflict' })).items
  expect(effect?.because).toContain(how === 'changed' ? 'changed' : 'took')
  await core.get('effects.decide', { effects: [effect!.key], choice: 'overwrite', reason })
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
  expect(standing(upstream).entry).toMatchObject({ title: 'Fix rounding: Production', sequence: 1 })
})

test('a server that says no tag is asked which one it is before something is written over', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  upstream.intercept((request) => {
    const { headers, ...answer } = upstream.answer(request)
    return request.method === 'PUT' ? answer : { ...answer, ...(headers && { headers }) }
  })
  await core.get('effects.perform', {})
  await core.move(core.planned, 17)
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
  expect(upstream.writes()[1]?.headers['if-match']).toBe('"1"')
})

test('what is postponed is taken out of the calendar, once', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  await core.get('effects.perform', {})
  await take(core, core.planned, 'postponed')
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
  expect(upstream.stands.size).toBe(0)
})

/** The first one gets there, and nobody hears of it. */
const loseOne = (upstream: WrittenUpstream) => {
  let lost = false
  upstream.intercept((request) => {
    if (lost || request.method !== 'PUT') return undefined
    lost = true
    upstream.answer(request)
    return { status: 400 }
  })
}

test('what an answer was lost of is taken away with what it tells of', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  loseOne(upstream)
  await core.get('effects.perform', {})
  expect(upstream.stands.size).toBe(1)
  await take(core, core.planned, 'postponed')
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
  expect(upstream.stands.size).toBe(0)
})

test('what an answer was lost of is no work of somebody else', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  loseOne(upstream)
  await core.get('effects.perform', {})
  await core.move(core.planned, 18)
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
  expect(standing(upstream).entry).toMatchObject({ sequence: 1 })
})

test('where a server never says a tag, what somebody changed is found all the same', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  upstream.intercept((request) => ({ ...upstream.answer(request), headers: {} }))
  await core.get('effects.perform', {})
  await core.move(core.planned, 19)
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 1, conflicts: 0 })
  const [[path, { body }] = ['', { body: '' }]] = [...upstream.stands]
  upstream.stands.set(path, { body: body.replace('Fix', 'My'), etag: '"theirs"' })
  const moved = await core.get('releases.get', { releaseId: core.planned.id })
  await core.move(moved.release!, 20)
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 0, conflicts: 1 })
  await take(
    core,
    (await core.get('releases.get', { releaseId: core.planned.id })).release!,
    'postponed',
  )
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 0, conflicts: 1 })
  expect(upstream.stands.size).toBe(1)
})
