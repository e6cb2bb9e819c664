import { expect, test } from 'vitest'
import { settingFields } from '#renderer/features/sources/form/setting-fields.ts'
import {
  detailsWith,
  faultsIn,
  isMoved,
  newValues,
} from '#renderer/features/sources/form/source-values.ts'
import type { Kind } from '#renderer/features/sources/source.ts'

const kind: Kind = {
  kind: 'github',
  title: 'GitHub',
  says: 'Runs.',
  address: { says: 'Where it is.', usual: 'https://api.github.com' },
  secret: { label: 'Token', says: 'A token.', due: true },
  settings: {
    type: 'object',
    properties: { days: { type: 'integer', minimum: 1, maximum: 400, default: 90 } },
  },
  observes: ['runs'],
}
const schema = detailsWith(settingFields(kind.settings))

test('a new source begins with what is usual, and holds no secret', () => {
  const values = newValues(kind)
  expect(schema.parse(values)).toEqual(values)
  expect(Object.keys(values)).toEqual(['name', 'baseUrl', 'settings', 'network'])
  expect(values).toMatchObject({ baseUrl: 'https://api.github.com', settings: { days: 90 } })
})

test('what does not fit is said at its field', () => {
  const { error } = schema.safeParse({
    ...newValues(kind),
    baseUrl: 'https://kim:secret@ci.example',
    settings: { days: 0 },
    network: { ...newValues(kind).network, authorities: 'no certificate' },
  })
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'baseUrl',
    'settings.days',
    'network.authorities',
  ])
})

test('what the core found wrong stands where it was found; anything else is passed over', () => {
  expect(faultsIn([{ path: 'settings.repositories.0', message: 'owner/name' }])).toEqual({
    'settings.repositories.0': 'owner/name',
  })
  expect(faultsIn({ version: 3 })).toEqual({})
  expect(faultsIn(undefined)).toEqual({})
})

test('another host is told from another path of the same', () => {
  const before = 'https://ci.example/api'
  expect(isMoved(before, 'https://ci.example/other')).toBe(false)
  expect(isMoved(before, 'https://ci.example.org/api')).toBe(true)
  expect(isMoved(before, 'http://ci.example/api')).toBe(true)
  expect(isMoved(before, 'half typed')).toBe(false)
})

test('a kind that is read from files takes a plain path, and only such a kind', () => {
  const files = detailsWith([], { ...kind, fromFiles: true })
  const parse = (baseUrl: string) => files.safeParse({ ...newValues(kind), baseUrl })
  expect(parse('C:\\our catalogue').data?.baseUrl).toBe('file:///C:/our%20catalogue')
  expect(parse('https://git.example/a.yaml').data?.baseUrl).toBe('https://git.example/a.yaml')
  expect(parse('catalogue').error?.issues[0]?.message).toMatch(/whole path such as/)
  expect(schema.safeParse({ ...newValues(kind), baseUrl: '/srv/a' }).success).toBe(false)
})
