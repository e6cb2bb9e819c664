import { expect, test } from 'vitest'
import type { Leaf } from '#core/connectors/connector.ts'
import { releases } from '#core/connectors/gitlab/read-releases.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { release } from './samples.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const DAY = 24 * 3_600_000
const part = 'shop/checkout'

const released = (days: number) => ({
  ...release,
  tag_name: `v${days}`,
  released_at: new Date(NOW - days * DAY).toISOString(),
})

function source(rows: readonly (typeof release)[]) {
  const perPage = 3
  let quiet = false
  const scripted = scriptedOutward((path, wish) => {
    if (quiet && wish?.unlessSame) return { same: true }
    const page = Number(new URLSearchParams(path.split('?')[1]).get('page'))
    const more = page * perPage < rows.length
    return {
      body: rows.slice((page - 1) * perPage, page * perPage),
      headers: { 'x-next-page': more ? String(page + 1) : '' },
    }
  })
  const rest = () => {
    quiet = true
  }
  return { ...scripted, rest }
}

type Over = { readonly cursor?: Leaf['cursor']; readonly sweep?: true }

async function walk({ outward }: ReturnType<typeof source>, { cursor, sweep }: Over = {}) {
  const leaves: Leaf[] = []
  const walking = releases.walk({
    settings: { projects: [part], days: 10 },
    outward,
    now: NOW,
    part,
    cursor,
    open: [],
    sweep: sweep === true,
  })
  for await (const leaf of walking) leaves.push(leaf)
  const tags = leaves.flatMap(({ rows }) => rows).map((raw) => (raw as typeof release).tag_name) // as it was scripted
  return { tags, cursor: leaves.findLast((leaf) => leaf.cursor !== undefined)?.cursor, leaves }
}

const many = [-30, 1, 2, 3, 4, 5, 9, 11, 12, 13, 14, 15].map(released)

test('all down to the horizon is read, with what is planned at the top', async () => {
  const gitlab = source(many)
  const { tags, leaves } = await walk(gitlab)
  expect(tags).toEqual(['v-30', 'v1', 'v2', 'v3', 'v4', 'v5', 'v9', 'v11', 'v12'])
  expect(leaves.at(-1)).toMatchObject({ filling: false })
  expect(gitlab.asked[0]).toBe(
    '/projects/shop%2Fcheckout/releases?order_by=released_at&sort=desc&per_page=100&page=1',
  )
})

test('each time all of it is looked at, because GitLab tells of no change', async () => {
  const first = await walk(source(many))
  const renamed = many.map((row) => (row.tag_name === 'v9' ? { ...row, name: 'Other' } : row))
  const again = await walk(source(renamed), { cursor: first.cursor })
  expect(again.tags).toEqual(first.tags)
})

test('what is the same is not sent again', async () => {
  const gitlab = source(many)
  const first = await walk(gitlab)
  gitlab.rest()
  const again = await walk(gitlab, { cursor: first.cursor })
  expect(again.tags).toEqual([])
  expect(gitlab.asked.length).toBe(6)
})

test('a sweep says from when on it has met everything', async () => {
  const { cursor } = await walk(source(many))
  const { leaves } = await walk(source(many), { cursor, sweep: true })
  expect(leaves.at(-1)).toMatchObject({ metAllSince: NOW - 10 * DAY, filling: false })
})

test('what was planned and is out now is told anew', () => {
  const about = { part, settings: { projects: [part], days: 10 } }
  const planned = releases.parse({ ...release, upcoming_release: true }, about)
  const out = releases.parse(release, about)
  expect(out.revision).toBeGreaterThanOrEqual(planned.revision)
  expect(out.key).toBe(planned.key)
})
