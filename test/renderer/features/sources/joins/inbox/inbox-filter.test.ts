import { expect, test } from 'vitest'
import {
  askOfFilter,
  isNarrowed,
  readInboxFilter,
} from '#renderer/features/sources/joins/inbox/inbox-filter.ts'
import { contract } from '#shared/contract/index.ts'
import { source } from '../some-names.ts'

test('an address narrows the inbox down, and what makes no sense in it is left out', () => {
  const read = readInboxFilter({ words: ' org led ', of: 'place', source })
  expect(askOfFilter(read)).toEqual({ words: 'org led', of: 'place', source })
  expect(isNarrowed(read)).toBe(true)
  const odd = readInboxFilter({ words: '  ', of: 'team', source: 'nobody' })
  expect(askOfFilter(odd)).toEqual({})
  expect(isNarrowed(odd)).toBe(false)
})

test('whatever somebody types is something that can be asked', () => {
  const ask = askOfFilter(readInboxFilter({ words: 'x'.repeat(900) }))
  expect(contract['joins.inbox'].input.safeParse(ask).success).toBe(true)
})
