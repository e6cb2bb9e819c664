import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pairParts } from '#shared/domain/plans/pair-parts.ts'

type Part = { readonly id: string; readonly place: string; readonly time: string }

const part = (side: string) =>
  fc
    .array(fc.record({ place: fc.constantFrom('a', 'b'), time: fc.constantFrom('1', '2', '3') }), {
      maxLength: 5,
    })
    .map((parts): Part[] => parts.map((one, at) => ({ ...one, id: `${side}${at}` })))

const by = (key: 'place' | 'time') => ({
  ofWanted: (one: Part) => one[key],
  ofStanding: (one: Part) => one[key],
})

test('each part comes out once, and nothing is paired that is not alike', () => {
  fc.assert(
    fc.property(part('w'), part('s'), (wanted, standing) => {
      const paired = pairParts({ wanted, standing }, [by('time'), by('place')])
      const unsure = paired.unsure.flatMap((one) => one.wanted)
      const out = [...paired.pairs.map(([one]) => one), ...paired.added, ...unsure]
      expect(out.toSorted(byId)).toEqual(wanted)
      expect([...paired.pairs.map(([, one]) => one), ...paired.left].toSorted(byId)).toEqual(
        standing,
      )
      for (const [one, other] of paired.pairs) {
        expect(one.time === other.time || one.place === other.place).toBe(true)
      }
      for (const one of paired.added) {
        expect(paired.left.filter(({ place }) => place === one.place)).toEqual([])
      }
    }),
    { numRuns: 1000 },
  )
})

const byId = (a: Part, b: Part) => (a.id < b.id ? -1 : 1)

test('as many of each are paired in their order; fewer or more cannot be told apart', () => {
  const parts = (side: string, ...times: string[]) =>
    times.map((time, at) => ({ id: `${side}${at}`, place: 'a', time }))
  const pair = (wanted: Part[], standing: Part[]) => {
    const { pairs, added, left, unsure } = pairParts({ wanted, standing }, [
      by('time'),
      by('place'),
    ])
    return {
      pairs: pairs.map((two) => two.map(({ id }) => id)),
      added,
      left,
      unsure: unsure.length,
    }
  }
  expect(pair(parts('w', '1', '2'), parts('s', '3', '4'))).toEqual({
    ...{
      pairs: [
        ['w0', 's0'],
        ['w1', 's1'],
      ],
      added: [],
      left: [],
      unsure: 0,
    },
  })
  expect(pair(parts('w', '1', '4'), parts('s', '3', '4'))).toMatchObject({
    pairs: [
      ['w1', 's1'],
      ['w0', 's0'],
    ],
  })
  expect(pair(parts('w', '1'), parts('s', '3', '4'))).toMatchObject({ pairs: [], unsure: 1 })
})
