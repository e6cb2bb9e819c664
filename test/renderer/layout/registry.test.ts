import { expect, test } from 'vitest'
import { features } from '#renderer/layout/features.ts'
import { matchActions } from '#renderer/layout/match-actions.ts'
import { ownActions } from '#renderer/layout/own-actions.ts'
import { createRegistry } from '#renderer/layout/registry.ts'
import { menusOf } from '#renderer/layout/use-desktop-menu.ts'
import type { Situation } from '#renderer/workbench/action.ts'
import { parseAddress } from '#renderer/workbench/address.ts'

const { actions, pages } = createRegistry(features, ownActions)
const situation: Situation = {
  address: parseAddress('#/releases'),
  core: { call: () => Promise.reject(new Error('nobody asks')), onChange: () => () => {} },
  may: () => true,
  wall: false,
}

const doubled = (values: readonly string[]) =>
  values.filter((value, place) => values.indexOf(value) !== place)

test('no shortcut means two things, and none begins another', () => {
  const shortcuts = actions.flatMap(({ shortcut }) => shortcut ?? [])
  expect(shortcuts.length).toBeGreaterThan(pages.length)
  expect(doubled(shortcuts)).toEqual([])
  const begun = shortcuts.filter((one) =>
    shortcuts.some((other) => other !== one && other.startsWith(`${one} `)),
  )
  expect(begun).toEqual([])
})

test('every action and page has an id of its own and words', () => {
  expect(doubled(actions.map(({ id }) => id))).toEqual([])
  expect(doubled(pages.map(({ id }) => id))).toEqual([])
  expect(doubled(pages.map(({ place }) => String(place)))).toEqual([])
  expect(actions.filter(({ label }) => label.trim() === '')).toEqual([])
})

test('the menus hold every action exactly once', () => {
  const said = menusOf({ actions, situation })
  const ids = said.flatMap(({ items }) => items.map(({ id }) => id))
  expect(ids.toSorted()).toEqual(actions.map(({ id }) => id).toSorted())
})

test('each action is found by its own label', () => {
  const unfound = actions.filter(
    ({ label }) => !matchActions(actions, label).some((one) => one.label === label),
  )
  expect(unfound).toEqual([])
})

test('words are matched from their beginnings, in any order', () => {
  const labels = (typed: string) => matchActions(actions, typed).map(({ label }) => label)
  expect(labels('led go')).toContain('Go to Ledger')
  expect(labels('edger')).not.toContain('Go to Ledger')
  expect(labels('sidebar')).toContain('Widen or narrow the rail')
})
