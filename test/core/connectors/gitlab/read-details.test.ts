import { expect, test } from 'vitest'
import { openDetails } from '#core/connectors/gitlab/read-details.ts'
import { runs } from '#core/connectors/gitlab/read-runs.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { HOUR, keepingOf, type LiveRow, liveGitlab, NOW, walkOnce } from './live-gitlab.ts'

const rowsOf = (count: number): LiveRow[] =>
  Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    updatedAt: NOW - (count - i) * HOUR,
    status: 'success',
  }))

const singles = (asked: readonly string[]) => asked.filter((path) => !path.includes('?'))

test('fifty rows a walk are read whole, the newest first; the others follow', async () => {
  const source = liveGitlab({ rows: rowsOf(120), perPage: 100 })
  const mine = keepingOf(runs)
  await walkOnce({ source, mine })
  expect(singles(source.asked)).toHaveLength(50)
  expect(singles(source.asked)[0]).toBe('/projects/shop%2Fcheckout/pipelines/120')
  await walkOnce({ source, mine })
  expect(singles(source.asked)).toHaveLength(100)
  await walkOnce({ source, mine })
  await walkOnce({ source, mine })
  expect(new Set(singles(source.asked)).size).toBe(120)
  expect(singles(source.asked)).toHaveLength(120)
})

test('only what changed is read whole again, and what changed along with the newest known', async () => {
  const source = liveGitlab({ rows: rowsOf(20), perPage: 100 })
  const mine = keepingOf(runs)
  await walkOnce({ source, mine })
  const before = source.asked.length
  source.all.set(7, { id: 7, updatedAt: NOW + HOUR, status: 'failed' })
  await walkOnce({ source, mine })
  expect(singles(source.asked.slice(before))).toEqual([
    '/projects/shop%2Fcheckout/pipelines/7',
    '/projects/shop%2Fcheckout/pipelines/20',
  ])
  expect(mine.rows.get('7')).toMatchObject({ original: 'failed', revision: NOW + HOUR })
})

const list = (trouble: 'failing' | 'missing' | 'limited') => ({
  path: '/list',
  keyOf: (raw: unknown) => String(raw),
  pathOf: (key: string) => `/list/${key}`,
  detail: async () => {
    throw new OutwardError('It did not go well.', { trouble })
  },
})
const every = { wants: () => true, first: true }
const { outward } = scriptedOutward(() => undefined)

test('a row that the host fails at stays as it is, and is asked for another time', async () => {
  const details = openDetails({ list: list('failing'), outward, cursor: { owed: ['old'] } })
  expect(await details.enrich(['new'], every)).toEqual(['new'])
  expect(details.owed()).toEqual(['old', 'new'])
})

test('a row that is gone meanwhile is not asked for again', async () => {
  const details = openDetails({ list: list('missing'), outward, cursor: { owed: ['old'] } })
  expect(await details.enrich(['new'], every)).toEqual(['new'])
  expect(await details.pay()).toEqual([])
  expect(details.owed()).toEqual([])
})

test('what the whole host says ends the walk', async () => {
  const details = openDetails({ list: list('limited'), outward, cursor: undefined })
  await expect(details.enrich(['new'], every)).rejects.toThrow(OutwardError)
})
