import { expect, test } from 'vitest'
import { connectors } from '#core/connectors/registry.ts'
import { createListKinds } from '#core/sources/list-kinds.ts'

const { items } = createListKinds(connectors)()

test.each(items)(
  '$kind says at most once where chosen projects go, and it is a list of names',
  ({ settings }) => {
    // What JSON Schema calls properties is an object; nothing else of it is looked at.
    const properties = Object.values(settings['properties'] as Record<string, object>)
    const chosen = properties.filter((one) => 'chosenFrom' in one)
    expect(chosen.length).toBeLessThanOrEqual(1)
    for (const one of chosen) {
      expect(one).toMatchObject({
        chosenFrom: 'projects',
        type: 'array',
        items: { type: 'string' },
      })
    }
  },
)

test('kinds say whether they may be read from files', () => {
  const fromFiles = items.filter((one) => one.fromFiles).map(({ kind }) => kind)
  expect(fromFiles).toEqual(expect.arrayContaining(['backstage', 'csv']))
  expect(fromFiles).not.toContain('github')
})

test('CI systems let their projects be chosen', () => {
  const chosen = items.filter(({ settings }) => JSON.stringify(settings).includes('"chosenFrom"'))
  expect(chosen.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['github', 'gitlab', 'jenkins', 'argocd']),
  )
})
