import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedFields } from '#shared/domain/services/changed-fields.ts'

const value = fc.oneof(fc.nat(2), fc.constantFrom('a', 'b'), fc.constant(null), fc.array(fc.nat(1)))
const thing = fc.record({ name: value, tier: value, regions: value })
const changes = fc.record(
  { name: value, tier: value, regions: fc.option(value, { nil: undefined }) },
  { requiredKeys: [] },
)

test('applying `to` makes the changes, applying `from` takes them back', () => {
  fc.assert(
    fc.property(thing, changes, (before, wanted) => {
      const given = Object.entries(wanted).filter(([, said]) => said !== undefined)
      const after = { ...before, ...Object.fromEntries(given) }
      const changed = changedFields(before, wanted)
      expect({ ...before, ...changed?.to }).toEqual(after)
      expect({ ...after, ...changed?.from }).toEqual(before)
    }),
  )
})

test('names only what differs, and nothing where nothing does', () => {
  fc.assert(
    fc.property(thing, changes, (before, wanted) => {
      const { from = {}, to = {} } = changedFields(before, wanted) ?? {}
      expect(Object.keys(from)).toEqual(Object.keys(to))
      for (const [field, said] of Object.entries(to)) {
        expect(said).not.toEqual(before[field as keyof typeof before])
      }
      expect(changedFields(before, structuredClone(before))).toBeUndefined()
    }),
  )
})
