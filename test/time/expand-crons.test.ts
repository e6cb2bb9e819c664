import { expect, test } from 'vitest'
import { expandCrons } from '#shared/time/expand-crons.ts'
import facts from './gitlab-freeze-facts.json' with { type: 'json' }

function expand(crons: readonly [string, string, string], within: readonly [string, string]) {
  const [start, end, zone] = crons
  const [from, before] = within.map((at) => Date.parse(at)) as [number, number]
  return expandCrons({ crons: { start, end, zone }, from, before, elapsed: () => 0 })
}

const shown = ({ intervals }: ReturnType<typeof expand>) =>
  intervals.map(({ startsAt, endsAt }) =>
    [startsAt, endsAt].map((at) => new Date(at).toISOString().slice(0, 16)).join(' '),
  )

test.each(facts.cases)('GitLab: case %#', ({ periods, at }) => {
  for (const [moment, frozen] of at as [string, boolean][]) {
    const later = new Date(Date.parse(moment) + 1000).toISOString()
    const found = (periods as [string, string, string][]).flatMap(
      (crons) => expand(crons, [moment, later]).intervals,
    )
    const now = Date.parse(moment)
    expect(found.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)).toBe(frozen)
  }
})

test('a weekend by the clock of its zone, also where clocks change in it', () => {
  const found = expand(
    ['0 23 * * 5', '0 7 * * 1', 'Europe/Berlin'],
    ['2026-10-20T00:00Z', '2026-11-01T00:00Z'],
  )
  expect(shown(found)).toEqual([
    '2026-10-23T21:00 2026-10-26T06:00',
    '2026-10-30T22:00 2026-11-02T06:00',
  ])
  expect(found).toMatchObject({ caveats: [], cut: null })
})

test('a freeze that begins again before it has ended reads as open, and that is told', () => {
  const found = expand(
    ['0 0 24-31 12 *', '0 0 2 1 *', 'UTC'],
    ['2026-12-01T00:00Z', '2027-02-01T00:00Z'],
  )
  expect(shown(found)).toEqual(['2026-12-31T00:00 2027-01-02T00:00'])
  expect(found.caveats.join()).toContain('open from 2026-12-24T00:00Z until 2026-12-31T00:00Z')
})

test.each([
  [['0 0 1 * *', '0 0 30 2 *', 'UTC'], 'can never end'],
  [['0 0 30 2 *', '0 0 1 * *', 'UTC'], 'never begins'],
  [['0 0 * * *', '0 0 * * *', 'UTC'], 'ends at the moment it begins again'],
] as const)('%j freezes nothing, and that is told', (crons, says) => {
  const found = expand(crons, ['2026-12-01T00:00Z', '2027-02-01T00:00Z'])
  expect(found.intervals).toEqual([])
  expect(found.caveats.join()).toContain(says)
})

test.each([
  [['every noon', '0 0 1 * *', 'UTC'], 'every noon'],
  [['0 0 1 * *', '0 25 1 * *', 'UTC'], '0 25 1 * *'],
  [['0 0 1 * *', '0 0 2 * *', 'Mars/Olympus'], 'Mars/Olympus'],
] as const)('%j is not known, which is not the same as open', (crons, says) => {
  expect(expand(crons, ['2026-12-01T00:00Z', '2027-02-01T00:00Z']).cut).toContain(says)
})

test('a pair that comes too often is told of', () => {
  const within = ['2026-01-01T00:00Z', '2027-01-01T00:00Z'] as const
  let asked = 0
  const elapsed = () => {
    asked += 1
    return asked
  }
  const [from, before] = within.map((at) => Date.parse(at)) as [number, number]
  const crons = { start: '0-58/2 * * * *', end: '1-59/2 * * * *', zone: 'UTC' }
  const found = expandCrons({ crons, from, before, elapsed })
  expect(found.cut).toContain('too often')
  expect(found.intervals.length).toBeGreaterThan(10)
})
