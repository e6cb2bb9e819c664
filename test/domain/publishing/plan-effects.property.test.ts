import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ToPublish } from '#shared/domain/publishing/entries-of-release.ts'
import { type Noted, type Planned, planEffects } from '#shared/domain/publishing/plan-effects.ts'

const uid = fc.constantFrom('a', 'b', 'c')
const entry: fc.Arbitrary<ToPublish> = fc.record({
  uid,
  title: fc.constantFrom('Train', 'Late train'),
  says: fc.constant(''),
  startsAt: fc.constant(0),
  endsAt: fc.integer({ min: 0, max: 20 }),
  status: fc.constantFrom('tentative', 'confirmed', 'cancelled'),
})
const step = fc.record({
  wanted: fc.uniqueArray(entry, { selector: (one) => one.uid }),
  into: fc.constantFrom('x', 'y', null),
  now: fc.integer({ min: 0, max: 20 }),
})

/** What is noted last of each entry in each calendar, once this was planned. */
function after(noted: readonly Noted[], planned: readonly Planned[]): Noted[] {
  const known = new Map(noted.map((one) => [`${one.into} ${one.uid}`, one]))
  for (const one of planned) {
    const uid = one.does === 'write' ? one.entry.uid : one.uid
    const entry = one.does === 'write' ? one.entry : null
    const before = noted.filter((other) => other.uid === uid).map((other) => other.sequence)
    const sequence = Math.max(-1, ...before, entry?.sequence ?? -1)
    known.set(`${one.into} ${uid}`, { uid, into: one.into, entry, sequence })
  }
  return [...known.values()]
}

test('what was planned once need not be planned again, and a calendar tells what is wanted', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let noted: Noted[] = []
      const sequences = new Map<string, number>()
      for (const { wanted, into, now } of steps) {
        const planned = planEffects({ into, wanted, noted, now })
        if (into === null) expect(planned).toEqual([])
        for (const one of planned) {
          if (one.does === 'remove') continue
          expect(one.into).toBe(into)
          expect(one.entry.sequence).toBeGreaterThan(sequences.get(one.entry.uid) ?? -1)
          sequences.set(one.entry.uid, one.entry.sequence)
        }
        noted = after(noted, planned)
        expect(planEffects({ into, wanted, noted, now })).toEqual([])
        if (into === null) continue
        const standing = noted.filter((one) => one.entry !== null)
        expect(standing.filter((one) => one.into !== into)).toEqual([])
        for (const one of wanted) {
          const told = standing.find((other) => other.uid === one.uid)?.entry
          if (told) expect(told).toMatchObject(one)
          else expect(one.status === 'cancelled' || one.endsAt <= now).toBe(true)
        }
        expect(standing.every((one) => wanted.some((other) => other.uid === one.uid))).toBe(true)
      }
    }),
  )
})
