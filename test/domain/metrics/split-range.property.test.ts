import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitRange } from '#shared/domain/metrics/split-range.ts'

test('windows leave nothing out, repeat what they have to, and never ask for too much', () => {
  const steps = { stepMs: fc.integer({ min: 1, max: 500 }), most: fc.integer({ min: 12, max: 60 }) }
  fc.assert(
    fc.property(
      fc.record({ from: fc.nat(9999), longMs: fc.nat(50_000), repeats: fc.nat(4), ...steps }),
      ({ from, longMs, repeats, stepMs, most }) => {
        const [to, overlapMs] = [from + longMs, repeats * stepMs]
        const windows = splitRange({ from, to, stepMs, most, overlapMs })
        expect(windows[0]!.from).toBeLessThanOrEqual(from)
        expect(windows.at(-1)!.to).toBe(Math.floor(to / stepMs) * stepMs)
        for (const [place, window] of windows.entries()) {
          expect((window.to - window.asksFrom) / stepMs + 1).toBeLessThanOrEqual(most)
          expect(window.from - window.asksFrom).toBe(overlapMs)
          for (const moment of [window.from, window.to]) expect(moment % stepMs).toBe(0)
          const next = windows[place + 1]
          if (next) expect(next.from).toBe(window.to - overlapMs)
        }
      },
    ),
  )
})
