import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BackstageSettings } from '#core/connectors/backstage/backstage-settings.ts'
import { gatherEntities } from '#core/connectors/backstage/gather-entities.ts'
import { parseEntity } from '#core/connectors/backstage/parse-entity.ts'
import { readPieces } from '#core/connectors/backstage/read-pieces.ts'
import { Unfit } from '#core/connectors/connector.ts'
import { whyMisfit } from '#core/observations/why-misfit.ts'
import { CatalogueEntry } from '#shared/vocabulary/catalogue-entry.ts'
import { mutated } from '../../../support/mutated.ts'
import { fixtures } from './catalogue-scene.ts'

const added = { source: true, key: true, asOf: true, goneAt: true, service: true } as const
const Said = CatalogueEntry.omit(added).strict()
const settings = BackstageSettings.parse({})
const file = readFileSync(join(fixtures, 'catalog-info.yaml'), 'utf8')
const { content } = await readPieces({ text: file, document: { name: 'catalog-info.yaml' } })
const samples = (await gatherEntities(content)).rows

const told = { read: 0, unfit: 0 }

function readOrSetAside(raw: unknown): void {
  try {
    const observed = parseEntity(raw, { part: '*', settings })
    expect(whyMisfit(observed)).toBeUndefined()
    expect(observed.key).toBe(observed.key.toLowerCase())
    Said.parse(observed.said)
    told.read += 1
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    expect(error.message.length).toBeGreaterThan(20)
    told.unfit += 1
  }
}

test('an entry that was mutated is read whole, or steps aside with words', () => {
  fc.assert(fc.property(mutated(...samples), readOrSetAside), { numRuns: 500 })
  expect(told.read).toBeGreaterThan(5)
  expect(told.unfit).toBeGreaterThan(5)
})

test('a file that was mutated is read, and each of its documents is an entry or set aside', async () => {
  const cut = fc.tuple(fc.nat(file.length), fc.nat(40), fc.string({ maxLength: 12 }))
  let rows = 0
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 4 }), async (cuts) => {
      const text = cuts.reduce(
        (all, [at, many, put]) => all.slice(0, at) + put + all.slice(at + many),
        file,
      )
      const read = await readPieces({ text, document: { name: 'catalog-info.yaml' } })
      const gathered = await gatherEntities(read.content)
      rows += gathered.rows.length
      for (const row of gathered.rows) readOrSetAside(row)
    }),
    { numRuns: 100 },
  )
  expect(rows).toBeGreaterThan(100)
})
