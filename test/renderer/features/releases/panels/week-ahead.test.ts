import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOf, mineFirst, ownFirst } from '#renderer/features/releases/panels/week-ahead.ts'
import { PersonId, ReleaseId } from '#shared/vocabulary/ids.ts'
import type { ReleaseRow } from '#shared/vocabulary/release.ts'

const id = (digit: number) => `019a0000-0000-7000-8000-${String(digit).padStart(12, '0')}`
const me = PersonId.parse(id(1))
const somebody = fc.constantFrom(null, me, PersonId.parse(id(2)))

const rows: fc.Arbitrary<readonly ReleaseRow[]> = fc
  .array(fc.record({ owner: somebody, lead: somebody }), { maxLength: 12 })
  .map((people) =>
    people.map(({ owner, lead }, place) => ({
      id: ReleaseId.parse(id(100 + place)),
      name: `Release ${place}`,
      class: 'standard',
      state: 'planned',
      strategy: null,
      owner,
      ownerName: null,
      lead,
      leadName: null,
      items: 0,
      environments: [],
      references: [],
      startsAt: place,
      endsAt: place + 1,
      zone: 'UTC',
      version: 1,
    })),
  )

test('one’s own come whole and first, others fill the room that is left to them, none twice', () => {
  fc.assert(
    fc.property(rows, fc.nat({ max: 6 }), (all, most) => {
      const own = all.filter((row) => isOf(row, me))
      const { mine, others } = mineFirst({ mine: own, all, most })
      expect(mine).toEqual(own)
      expect(others).toEqual(all.filter((row) => !own.includes(row)).slice(0, most))
    }),
  )
})

test('putting one’s own first loses none and keeps the order within each part', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const ordered = ownFirst(all, me)
      expect(ordered.map((row) => row.name).toSorted()).toEqual(
        all.map((row) => row.name).toSorted(),
      )
      const place = (row: ReleaseRow) => (isOf(row, me) ? 0 : 1_000) + (row.startsAt ?? 0)
      expect(ordered.map(place)).toEqual(all.map(place).toSorted((one, other) => one - other))
    }),
  )
})

test('without a person nobody’s are one’s own', () => {
  fc.assert(fc.property(rows, (all) => void expect(ownFirst(all, undefined)).toEqual(all)))
})
