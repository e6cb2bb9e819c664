import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changedMeanwhile,
  differing,
  keepMine,
  takeTheirs,
} from '#renderer/features/releases/release/form/rebase.ts'

const values = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  goal: fc.constantFrom('', 'x', 'y'),
  tags: fc.constantFrom<string[]>([], ['PCI'], ['SOX']),
})
const edits = fc.record({ base: values, theirs: values, mine: values })
const fields = ['name', 'goal', 'tags'] as const

test('each field follows whoever changed it, and the choice where both did', () => {
  fc.assert(
    fc.property(edits, ({ base, theirs, mine }) => {
      const [taken, kept] = [takeTheirs({ base, theirs, mine }), keepMine({ base, theirs, mine })]
      for (const field of fields) {
        const [was, their, my] = [base[field], theirs[field], mine[field]].map((value) =>
          JSON.stringify(value),
        )
        const theyChanged = their !== was
        const iChanged = my !== was
        expect(JSON.stringify(taken[field])).toBe(theyChanged ? their : my)
        expect(JSON.stringify(kept[field])).toBe(iChanged || !theyChanged ? my : their)
      }
    }),
  )
})

test('once settled over what stands, nothing is left to settle', () => {
  fc.assert(
    fc.property(edits, ({ base, theirs, mine }) => {
      for (const settle of [takeTheirs, keepMine]) {
        const settled = settle({ base, theirs, mine })
        expect(changedMeanwhile({ base: theirs, theirs, mine: settled })).toEqual([])
      }
    }),
  )
})

test('nobody is asked about what both say alike, or about blanks around words', () => {
  const base = { name: 'a', goal: '' }
  const theirs = { name: 'b', goal: '' }
  expect(changedMeanwhile({ base, theirs, mine: { name: ' b ', goal: 'x' } })).toEqual([])
  expect(changedMeanwhile({ base, theirs, mine: { name: 'a', goal: 'x' } })).toEqual(['name'])
  expect(differing({ name: 'a ' }, { name: 'a' })).toEqual([])
})
