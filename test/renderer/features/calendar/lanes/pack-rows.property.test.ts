import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packRows } from '#renderer/features/calendar/lanes/pack-rows.ts'

const spans = fc.array(
  fc
    .record({ startsAt: fc.integer({ min: 0, max: 60 }), lasts: fc.integer({ min: 1, max: 20 }) })
    .map(({ startsAt, lasts }) => ({ startsAt, endsAt: startsAt + lasts })),
  { maxLength: 40 },
)

test('nothing is lost, no row holds two at once, and no fewer rows would do', () => {
  fc.assert(
    fc.property(spans, (items) => {
      const { rows, placed } = packRows(items, (item) => item)
      expect(placed.map(({ item }) => item).toSorted(byStart)).toEqual(items.toSorted(byStart))
      for (let row = 0; row < rows; row += 1) {
        const inRow = placed.filter((one) => one.row === row).map(({ item }) => item)
        expect(inRow.length).toBeGreaterThan(0)
        for (const [index, item] of inRow.entries())
          for (const other of inRow.slice(index + 1))
            expect(item.endsAt <= other.startsAt || other.endsAt <= item.startsAt).toBe(true)
      }
      const most = Math.max(
        0,
        ...items.map(
          ({ startsAt }) =>
            items.filter((one) => one.startsAt <= startsAt && one.endsAt > startsAt).length,
        ),
      )
      expect(rows).toBe(most)
    }),
  )
})

const byStart = (one: { startsAt: number; endsAt: number }, other: typeof one) =>
  one.startsAt - other.startsAt || one.endsAt - other.endsAt
