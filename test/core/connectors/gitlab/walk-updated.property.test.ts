import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#core/connectors/gitlab/read-runs.ts'
import {
  HOUR,
  keepingOf,
  type LiveRow,
  liveGitlab,
  NOW,
  type Step,
  walkOnce,
} from './live-gitlab.ts'

/** Some of them share one moment, as they do after a bulk change. */
const rowsOf = (count: number, sharing: number): LiveRow[] =>
  Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    updatedAt: NOW - Math.floor((count - i) / sharing) * 5 * HOUR,
    status: i % 3 === 0 ? 'running' : 'success',
  }))

const insert: Step = (rows, now) => {
  const id = rows.size + 1_000
  rows.set(id, { id, updatedAt: now, status: 'running' })
}
const late: Step = (rows, now) => {
  const id = rows.size + 1_000
  rows.set(id, { id, updatedAt: now - HOUR, status: 'success' })
}
const update =
  (which: number): Step =>
  (rows, now) => {
    const row = [...rows.values()][which % Math.max(1, rows.size)]
    if (row) rows.set(row.id, { ...row, updatedAt: now, status: 'failed' })
  }
const nothing: Step = () => {}

const step = fc.oneof(
  fc.constantFrom(insert, nothing),
  fc.nat(60).map(update),
  fc.nat(60).map(update),
)

const standing = (rows: Iterable<LiveRow>) =>
  Object.fromEntries([...rows].map(({ id, status }) => [String(id), status]))

test('however walks are broken off and whatever changes meanwhile, in the end all is known as it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        count: fc.integer({ min: 0, max: 45 }),
        sharing: fc.constantFrom(1, 1, 3, 9),
        steps: fc.array(fc.oneof(step, fc.constant(late)), { maxLength: 25 }),
        kills: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      }),
      async ({ count, sharing, steps, kills }) => {
        const source = liveGitlab({ rows: rowsOf(count, sharing), steps })
        const mine = keepingOf(runs)
        for (const leaves of kills) await walkOnce({ source, mine, leaves })
        source.stop()
        for (let walks = 0; walks < 20 && (walks < 2 || mine.isFilling()); walks += 1) {
          await walkOnce({ source, mine })
        }
        const known = Object.fromEntries(
          [...mine.rows].map(([key, { original }]) => [key, original]),
        )
        expect(known).toEqual(standing(source.all.values()))
        expect(mine.isFilling()).toBe(false)
      },
    ),
    { numRuns: 300 },
  )
})

test('a sweep takes nothing for gone that only moved while it went on', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 5, max: 45 }),
      fc.array(step, { maxLength: 25 }),
      fc.nat(40),
      async (count, steps, which) => {
        const rows = rowsOf(count, 1)
        const quiet = liveGitlab({ rows })
        const mine = keepingOf(runs)
        for (let walks = 0; walks < 3; walks += 1) await walkOnce({ source: quiet, mine })
        const gone = rows[which % rows.length]!
        const source = liveGitlab({ rows: rows.filter(({ id }) => id !== gone.id), steps })
        await walkOnce({ source, mine, sweep: true })
        // Under a stream that never rests a sweep says nothing; it never says what is wrong.
        expect([[], [String(gone.id)]]).toContainEqual([...mine.gone])
        source.stop()
        await walkOnce({ source, mine, sweep: true })
        expect([...mine.gone]).toEqual([String(gone.id)])
      },
    ),
    { numRuns: 300 },
  )
})

test('what moves just while a sweep goes on is met at the top', async () => {
  const rows = rowsOf(20, 1)
  const quiet = liveGitlab({ rows })
  const mine = keepingOf(runs)
  for (let walks = 0; walks < 2; walks += 1) await walkOnce({ source: quiet, mine })
  const source = liveGitlab({ rows: rows.slice(1), steps: [nothing, update(2), nothing] })
  await walkOnce({ source, mine, sweep: true })
  expect([...mine.gone]).toEqual(['1'])
  expect(mine.rows.get('4')).toMatchObject({ original: 'failed' })
})

test('a quiet refresh sends nothing again', async () => {
  const source = liveGitlab({ rows: rowsOf(40, 1) })
  const mine = keepingOf(runs)
  for (let walks = 0; walks < 4; walks += 1) await walkOnce({ source, mine })
  const before = { sent: source.sent.length, asked: source.asked.length }
  await walkOnce({ source, mine })
  expect(source.asked.length).toBeGreaterThan(before.asked)
  expect(source.sent.slice(before.sent)).toEqual([])
})

test('a project with one pipeline is quiet too', async () => {
  const source = liveGitlab({ rows: rowsOf(1, 1), perPage: 100 })
  const mine = keepingOf(runs)
  await walkOnce({ source, mine })
  const { length } = source.sent
  await walkOnce({ source, mine })
  await walkOnce({ source, mine })
  expect(source.sent.slice(length).filter((path) => path.includes('?'))).toEqual([])
})

test('rows that share one moment are read beyond one page', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({
    id: i + 1,
    updatedAt: NOW - 20 * HOUR,
    status: 'success',
  }))
  const source = liveGitlab({ rows })
  const mine = keepingOf(runs)
  await walkOnce({ source, mine })
  expect(mine.rows.size).toBe(30)
})
