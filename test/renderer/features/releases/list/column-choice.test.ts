import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ColumnKey,
  chosenColumns,
  toggleColumn,
  usualColumns,
} from '#renderer/features/releases/list/column-choice.ts'
import { columnsFor } from '#renderer/features/releases/list/columns.tsx'
import { ReleaseSort } from '#shared/vocabulary/release.ts'

const choice = fc.subarray([...ColumnKey.options]).map(chosenColumns)

test('columns stand in one order, the name always among them, whatever is kept', () => {
  expect(chosenColumns(undefined)).toEqual(usualColumns)
  expect(chosenColumns(['lead', 'of a later version', 'class'])).toEqual(['name', 'class', 'lead'])
  expect(chosenColumns([])).toEqual(['name'])
})

test('choosing a column twice changes nothing', () => {
  fc.assert(
    fc.property(choice, fc.constantFrom(...ColumnKey.options), (chosen, key) => {
      const toggled = toggleColumn(chosen, key)
      expect(toggled.includes(key)).toBe(key === 'name' || !chosen.includes(key))
      expect(toggleColumn(toggled, key)).toEqual(chosen)
    }),
  )
})

test('each order that the core knows belongs to a column, and columns sort by no other', () => {
  const sorts = columnsFor({ keys: ColumnKey.options, zone: 'UTC' }).flatMap(
    ({ sortBy }) => sortBy ?? [],
  )
  expect(sorts.toSorted()).toEqual(ReleaseSort.shape.by.options.toSorted())
})
