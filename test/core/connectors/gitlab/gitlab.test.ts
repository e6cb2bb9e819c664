import { expect, test } from 'vitest'
import { z } from 'zod'
import { Unfit } from '#core/connectors/connector.ts'
import { gitlab } from '#core/connectors/gitlab/gitlab.ts'
import { changes } from '#core/connectors/gitlab/read-changes.ts'
import { runs } from '#core/connectors/gitlab/read-runs.ts'
import { GitlabSettings } from '#core/connectors/gitlab/settings.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { commit, diff, mergeRequest } from './samples.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const settings = GitlabSettings.parse({ projects: ['shop/checkout', '42', 'shop/checkout'] })
const walkOf = { settings, now: NOW, part: 'shop/checkout', cursor: undefined, sweep: false }

test('a token goes out in its own header', () => {
  expect(gitlab.authorize('glpat-x', settings)).toEqual({ 'PRIVATE-TOKEN': 'glpat-x' })
})

test('each project is one part of each stream', () => {
  expect(gitlab.streams.map(({ name }) => name)).toEqual([
    'runs',
    'steps',
    'deployments',
    'releases',
    'changes',
    'freezes',
  ])
  for (const { parts } of gitlab.streams) expect(parts(settings)).toEqual(['shop/checkout', '42'])
})

test('settings are told as a schema, and hold paths or numbers only', () => {
  expect(z.toJSONSchema(gitlab.settings, { io: 'input' })).toMatchObject({ type: 'object' })
  expect(GitlabSettings.parse({})).toEqual({ projects: [], days: 90 })
  const unfit = ['', 'checkout', '../x?y', '/shop/checkout', 'a/b/', 'a b/c', 'https://x/y/z']
  for (const project of unfit) {
    expect(GitlabSettings.safeParse({ projects: [project] }).success, project).toBe(false)
  }
})

test('a list is asked newest change first, by the path of its project', async () => {
  const { outward, asked } = scriptedOutward(() => ({ body: [] }))
  for await (const leaf of runs.walk({ ...walkOf, outward, open: [] })) {
    expect(leaf).toMatchObject({ rows: [], filling: false })
  }
  expect(asked).toHaveLength(1)
  const [path, query] = asked[0]!.split('?')
  expect(path).toBe('/projects/shop%2Fcheckout/pipelines')
  expect(Object.fromEntries(new URLSearchParams(query))).toMatchObject({
    order_by: 'updated_at',
    sort: 'desc',
    per_page: '100',
    page: '1',
  })
})

test('merge requests are handed on with what they bring', async () => {
  const { outward, asked } = scriptedOutward((path) => {
    if (path.includes('/commits')) return { body: [commit] }
    if (path.includes('/diffs')) return { body: [diff] }
    return { body: [mergeRequest] }
  })
  const rows: unknown[] = []
  for await (const leaf of changes.walk({ ...walkOf, outward, open: [] })) rows.push(...leaf.rows)
  expect(asked[0]).toContain('/merge_requests?state=all&scope=all&order_by=updated_at')
  expect(rows.map((raw) => changes.parse(raw, { part: 'shop/checkout', settings }))).toMatchObject([
    { key: 'shop/checkout!12', said: { added: 2, removed: 1, files: 1, commits: [{}] } },
  ])
})

test('what had not ended and was not met is asked for by itself', async () => {
  const { outward, asked } = scriptedOutward((path) => {
    if (path.endsWith('/merge_requests/8'))
      throw new OutwardError('It is not there.', { trouble: 'missing' })
    return { body: path.includes('?') ? [] : { ...mergeRequest, iid: 9 } }
  })
  const open = ['shop/checkout!8', 'shop/checkout!9']
  const cursor = { high: NOW - 1000, fill: null, owed: [] }
  const rows: unknown[] = []
  for await (const leaf of changes.walk({ ...walkOf, outward, open, cursor })) {
    rows.push(...leaf.rows)
  }
  expect(asked.slice(1)).toEqual([
    '/projects/shop%2Fcheckout/merge_requests/8',
    '/projects/shop%2Fcheckout/merge_requests/9',
  ])
  expect(rows).toEqual([{ ...mergeRequest, iid: 9 }])
})

test('a project that is missing is for the engine', async () => {
  const { outward } = scriptedOutward(() => {
    throw new OutwardError('It is not there.', { trouble: 'missing' })
  })
  const walking = async () => {
    for await (const _ of runs.walk({ ...walkOf, outward, open: [] })) return
  }
  await expect(walking()).rejects.toMatchObject({ trouble: 'missing' })
})

test('a page that is no list is not understood', async () => {
  const { outward } = scriptedOutward(() => ({ body: { message: 'hello' } }))
  const walking = async () => {
    for await (const _ of runs.walk({ ...walkOf, outward, open: [] })) return
  }
  await expect(walking()).rejects.toThrow(Unfit)
})
