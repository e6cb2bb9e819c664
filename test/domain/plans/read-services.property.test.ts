import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readServices, writeServices } from '#shared/domain/plans/read-services.ts'

const known = [
  'Checkout',
  'Payments API',
  'Payments',
  'Ledger',
  'Invoices, EU',
  'Release 2',
  'Release',
]
const isKnown = (name: string) => known.includes(name)
/** Whether one of the names begins with these words and a comma. */
const opensOne = (names: Iterable<string>) => (words: string) =>
  [...names].some((name) => name.split(',')[0]!.trim() === words)

const parts = (cell: string) =>
  [...readServices(cell, { isKnown, opens: opensOne(known) })].map(({ name, version }) =>
    version === null ? name : [name, version],
  )

test.each<[string, unknown[]]>([
  [
    'Checkout 4.2.0; Payments API@1.9; Ledger',
    [['Checkout', '4.2.0'], ['Payments API', '1.9'], 'Ledger'],
  ],
  [
    'Checkout (4.2.0)\nLedger: v2',
    [
      ['Checkout', '4.2.0'],
      ['Ledger', 'v2'],
    ],
  ],
  ['Checkout, Ledger 1.0, Payments', ['Checkout', ['Ledger', '1.0'], 'Payments']],
  ['Invoices, EU', ['Invoices, EU']],
  ['Checkout, Invoices, EU 3.1, Ledger', ['Checkout', ['Invoices, EU', '3.1'], 'Ledger']],
  ['Release 2', ['Release 2']],
  ['Release 2 3.0', [['Release 2', '3.0']]],
  ['Release 3.0', [['Release', '3.0']]],
  ['Payments Portal', ['Payments Portal']],
  ['Unheard of 7.1', [['Unheard of', '7.1']]],
  ['Checkout (legacy)', ['Checkout (legacy)']],
  ['"A; B" 1.0; Ledger', [['A; B', '1.0'], 'Ledger']],
  [' ; ,, \n', []],
  ['', []],
])('reads %j', (cell, expected) => {
  expect(parts(cell)).toEqual(expected)
})

const letter = fc.constantFrom('a', 'B', '1', '.', ' ', '"', ',', ';', '@', ':', '(', ')', '-')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 10 }).map((text) => text.trim())
const name = fc.oneof(fc.constantFrom(...known), word).filter((text) => text !== '')
const service = fc.record({ name, version: fc.option(word.filter((text) => text !== '')) })

test('what is written is read as the same, whatever names and versions look like', () => {
  fc.assert(
    fc.property(fc.array(service, { maxLength: 4 }), fc.array(name), (services, others) => {
      const names = new Set([...services.map((one) => one.name), ...others, ...known])
      const isKnown = (text: string) => names.has(text)
      const written = writeServices(services, { isKnown, opens: () => true })
      expect([...readServices(written, { isKnown, opens: opensOne(names) })]).toEqual(services)
    }),
    { numRuns: 2000 },
  )
})
