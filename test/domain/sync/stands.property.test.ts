import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingOf, standingOfWhole } from '#shared/domain/sync/stands.ts'
import type { SourceStream } from '#shared/vocabulary/source.ts'

const now = Date.UTC(2026, 10, 20, 9)
const failure = { trouble: 'failing', because: 'It said 502.', fix: null, at: now } as const
const read = fc.record({
  paused: fc.boolean(),
  everyMs: fc.integer({ min: 30_000, max: 86_400_000 }),
  filling: fc.boolean(),
  lastReadAt: fc.option(fc.integer({ min: now - 1e10, max: now })),
  failure: fc.option(fc.constant(failure)),
})

test('only what was read to its end, lately and without trouble, is current', () => {
  fc.assert(
    fc.property(read, (one) => {
      const isGood =
        !one.paused &&
        !one.failure &&
        !one.filling &&
        one.lastReadAt !== null &&
        now - one.lastReadAt <= 2 * one.everyMs + 300_000
      expect(standingOf(one, now) === 'current').toBe(isGood)
    }),
  )
})

test('with time alone nothing gets better', () => {
  const order = ['current', 'filling', 'stale']
  fc.assert(
    fc.property(read, fc.nat(1e9), (one, later) => {
      const before = standingOf(one, now)
      const after = standingOf(one, now + later)
      if (order.includes(before)) {
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(
          before === 'filling' && after === 'stale' ? 2 : order.indexOf(before),
        )
      } else expect(after).toBe(before)
    }),
  )
})

const stream = read.map(
  (one): SourceStream => ({
    stream: 'runs',
    part: 'a/b',
    standing: standingOf(one, now),
    lastTriedAt: one.lastReadAt,
    lastReadAt: one.lastReadAt,
    nextAt: now,
    failure: one.failure,
    quarantined: 0,
  }),
)

test('a whole is as good as its worst part, and as old as its oldest', () => {
  fc.assert(
    fc.property(fc.array(stream, { maxLength: 5 }), (parts) => {
      const { standing, asOf, because } = standingOfWhole({ paused: false }, parts)
      const allGood = parts.length > 0 && parts.every((part) => part.standing === 'current')
      expect(standing === 'current').toBe(allGood)
      const known = parts.map(({ lastReadAt }) => lastReadAt)
      expect(asOf === null).toBe(parts.length === 0 || known.includes(null))
      if (asOf !== null) expect(asOf).toBe(Math.min(...known.map((at) => at ?? Number.NaN)))
      expect(because).not.toBe('')
    }),
  )
})
