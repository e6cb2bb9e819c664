import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Unfit } from '#core/connectors/connector.ts'
import { parseRow } from '#core/connectors/csv/parse-row.ts'
import { whyMisfit } from '#core/observations/why-misfit.ts'
import { mutated } from '../../../support/mutated.ts'
import { addressOf, openFolder, startCatalogue } from '../backstage/catalogue-scene.ts'

const TABLE = [
  'Service;Display name;Description;Team;Business criticality;Life-cycle;Type;System;Depends on;URL;Tags;Cost centre',
  'ledger;Ledger;"Keeps books; for ever";Money;1;production;service;Payments;accounts-db|mail sender;https://ledger.example.org;java, core;4711',
  'resource-api;;;;;;;;resource:default/queue;javascript:alert(1);;',
  ';No name;;;;;;;;;;',
  'LEDGER;Again;;;;;;;;;;',
].join('\r\n')

async function read(text: string, settings = {}) {
  const folder = await openFolder()
  const file = join(folder, 'services.csv')
  await writeFile(file, text)
  const core = await startCatalogue(addressOf(file), { kind: 'csv' })
  if (Object.keys(settings).length > 0) {
    const { id: sourceId, version: expectedVersion } = core.source
    await core.get('sources.change', { sourceId, changes: { settings }, expectedVersion })
  }
  return { ...core, file, folder, came: await core.sync() }
}

test('a table with a byte order mark and semicolons is read, each row a component', async () => {
  const { came, entries, aside, defects } = await read(`\ufeff${TABLE}`)
  expect(came).toMatchObject({ read: 4, changed: 2, quarantined: 2, failures: [] })
  const byKey = new Map((await entries()).map((entry) => [entry.key, entry]))
  expect(byKey.get('component:default/ledger')).toMatchObject({
    ...{ kind: 'component', original: 'service', project: 'ledger', name: 'ledger' },
    ...{ title: 'Ledger', says: 'Keeps books; for ever', owner: 'Money', tier: '1' },
    ...{ lifecycle: 'production', type: 'service', tags: ['java', 'core'] },
    ...{ standsIn: 'services.csv, row 2', url: 'https://ledger.example.org' },
    relations: [
      { how: 'dependsOn', to: 'component:default/accounts-db' },
      { how: 'dependsOn', to: 'component:default/mail sender' },
      { how: 'partOf', to: 'system:default/payments' },
      { how: 'ownedBy', to: 'group:default/money' },
    ],
  })
  expect(byKey.get('component:default/resource-api')).toMatchObject({
    url: null,
    relations: [{ how: 'dependsOn', to: 'resource:default/queue' }],
  })
  expect((await aside()).map(({ because }) => because).toSorted()).toEqual([
    'No name stands there (services.csv, row 4).',
    'The same name stands in services.csv, row 2 (services.csv, row 5).',
  ])
  expect(defects()).toEqual([])
})

test.each([
  ['commas', 'name,owner\nledger,"Money, Books"\n', 'Money, Books'],
  ['tabs', 'Name\tOwned by\nledger\tMoney\n', 'Money'],
  ['sep=', 'sep=|\nNAME|Owning team\nledger|Money\n', 'Money'],
])('separators are found: %s', async (_, text, owner) => {
  const { entries } = await read(text)
  expect((await entries()).map((entry) => [entry.name, entry.owner])).toEqual([['ledger', owner]])
})

test('an unchanged table is not read again, and what is gone from it is gone', async () => {
  const core = await read('name\nledger\nmail\n')
  expect(await core.sync()).toMatchObject({ read: 0, changed: 0 })
  await writeFile(core.file, 'name\nledger\n')
  expect(await core.sync()).toMatchObject({ read: 1, changed: 1 })
  expect((await core.entries()).map(({ name }) => name)).toEqual(['ledger'])
})

test('while a row cannot be read, nothing is taken for gone', async () => {
  const core = await read('name,owner\nledger,a\nmail,b\n')
  await writeFile(core.file, 'name,owner\n,a\nmail,b\n')
  expect(await core.sync()).toMatchObject({ quarantined: 1 })
  expect(await core.entries()).toHaveLength(2)
})

test('several tables of a folder are read together', async () => {
  const folder = await openFolder()
  await writeFile(join(folder, 'a.csv'), 'name\nledger\n')
  await writeFile(join(folder, 'b.TSV'), 'service\tteam\nmail\tPost\n')
  await writeFile(join(folder, 'c.csv'), 'colour\nred\n')
  const core = await startCatalogue(addressOf(folder), { kind: 'csv' })
  expect(await core.sync()).toMatchObject({ changed: 2, quarantined: 1, failures: [] })
})

test('columns may be named by their headers', async () => {
  const text = 'Name,Anwendung,Wichtigkeit\n4711,ledger,hoch\n'
  const { entries } = await read(text, { name: 'anwendung', tier: ' WICHTIGKEIT ' })
  expect((await entries()).map(({ name, tier }) => [name, tier])).toEqual([['ledger', 'hoch']])
})

test.each([
  ['no column of names', 'colour,size\nred,1\n', {}, 'settingsUnfit', /“colour”, “size”/],
  ['a column that is not there', 'name\nx\n', { tier: 'Rang' }, 'settingsUnfit', /“Rang”/],
  ['a header alone', 'name,owner\n', {}, 'notUnderstood', /header/],
  ['nothing', '', {}, 'notUnderstood', /header/],
  ['no name at all', 'name,owner\n,x\n', {}, 'notUnderstood', /No row/],
  ['too many rows', `name\n${'x\n'.repeat(100_001)}`, {}, 'tooLarge', /100,000/],
  ['a web page', '<!doctype html><p>Sign in', {}, 'notUnderstood', /web page/],
  ['more than 10 MB', 'x'.repeat(11 * 1024 * 1024), {}, 'tooLarge', /10 MB/],
])('%s is said in words', async (_, text, settings, trouble, because) => {
  const { came, probe } = await read(text, settings)
  expect(await probe()).toMatchObject({ probed: null, failure: { trouble } })
  expect(came.failures).toMatchObject([{ trouble, because: expect.stringMatching(because) }])
})

test('a probe tells how many services, what is left out, and what cannot be read', async () => {
  const { probe } = await read(TABLE)
  const { probed } = await probe()
  expect(probed).toMatchObject({
    found: '2 services in one file',
    projects: [
      { project: 'ledger', says: 'Ledger' },
      { project: 'resource-api', says: null },
    ],
    remarks: [
      'Columns that nothing is read of: Cost centre.',
      'No name stands there (services.csv, row 4).',
      'The same name stands in services.csv, row 2 (services.csv, row 5).',
    ],
  })
})

test('a table in another alphabet is read, and the probe says that letters are lost', async () => {
  const { folder } = await read('name\nx\n')
  const file = join(folder, 'latin.csv')
  await writeFile(file, Buffer.from('name,owner\nledger,B\xfccher\n', 'latin1'))
  const core = await startCatalogue(addressOf(file), { kind: 'csv' })
  expect((await core.probe()).probed?.remarks).toEqual([
    'latin.csv is not written in UTF-8, so some letters are lost.',
  ])
})

test('a quotation mark that is never closed is set aside with its row', async () => {
  const { aside, entries } = await read('name,owner\nledger,a\nmail,"b\nother,c\n')
  expect((await entries()).map(({ name }) => name)).toEqual(['ledger'])
  expect((await aside())[0]?.because).toMatch(/quotation mark .*row 3/)
})

const sample = {
  standsIn: 'a.csv, row 2',
  said: { name: 'ledger', dependsOn: 'a;b', tags: 'x', url: 'https://a.example', owner: 'Money' },
  cells: { name: 'ledger' },
}

test('a row that was mutated is read whole, or steps aside with words', () => {
  let [read, unfit] = [0, 0]
  fc.assert(
    fc.property(mutated(sample), (raw) => {
      try {
        expect(whyMisfit(parseRow(raw))).toBeUndefined()
        read += 1
      } catch (error) {
        if (!(error instanceof Unfit)) throw error
        expect(error.message.length).toBeGreaterThan(20)
        unfit += 1
      }
    }),
    { numRuns: 500 },
  )
  expect(read).toBeGreaterThan(5)
  expect(unfit).toBeGreaterThan(5)
})
