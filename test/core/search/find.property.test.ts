import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1, maxLength: 3 })
const name = fc
  .tuple(word, fc.array(fc.tuple(fc.constantFrom(' ', '-', '.', ' / '), word), { maxLength: 3 }))
  .map(([first, rest]) => first + rest.flat().join(''))
const change = fc.record({ at: fc.nat(99), name })

/** Every word that is asked for begins one of those that the name has. */
function isFound(called: string, asked: readonly string[]): boolean {
  const words = called.split(/[^a-z0-9]+/)
  return asked.every((one) => words.some((other) => other.startsWith(one)))
}

test('found is whatever has, for every word asked, one that begins with it', async () => {
  let hits = 0
  const lives = fc.record({
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 25 }),
    changes: fc.array(change, { maxLength: 10 }),
    questions: fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), {
      minLength: 5,
      maxLength: 15,
    }),
  })
  await fc.assert(
    fc.asyncProperty(lives, async ({ names, changes, questions }) => {
      const core = await startCore()
      const called = new Map<string, string>()
      for (const one of names)
        called.set((await core.get('services.add', { name: one, tier: 1 })).id, one)
      for (const { at, name: to } of changes) {
        const serviceId = [...called.keys()][at % called.size] as never
        const { service } = await core.get('services.get', { serviceId })
        const expectedVersion = service!.version
        const reply = await core.ask('services.change', {
          serviceId,
          expectedVersion,
          changes: { name: to },
        })
        if (reply.ok) called.set(serviceId, to)
      }
      for (const asked of questions) {
        const question = { words: asked.join(' '), kinds: ['service' as const], limit: 50 }
        const { items, more } = await core.get('search.find', question)
        const expected = [...called].filter(([, title]) => isFound(title, asked))
        expect(items.map(({ id, title }) => [id, title]).toSorted()).toEqual(expected.toSorted())
        expect(more).toEqual([])
        hits += items.length
      }
      await core.close()
    }),
    { numRuns: 40 },
  )
  expect(hits).toBeGreaterThan(40)
})
