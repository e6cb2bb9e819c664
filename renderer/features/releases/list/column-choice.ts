import { z } from 'zod'

/** What a row can show, in the order in which it stands. */
export const ColumnKey = z.enum([
  'name',
  'state',
  'class',
  'starts',
  'duration',
  'lead',
  'owner',
  'environments',
  'items',
  'references',
  'strategy',
])
export type ColumnKey = z.infer<typeof ColumnKey>

/** What a person keeps; a column that a later version no longer has is as good as not chosen. */
export const ColumnChoice = z.array(z.string()).max(40)

export const usualColumns: readonly ColumnKey[] = [
  'name',
  'state',
  'class',
  'starts',
  'duration',
  'lead',
  'environments',
  'items',
]

/** The name always stands, so that there is something to press. */
export const chosenColumns = (kept: readonly string[] | undefined): readonly ColumnKey[] =>
  ColumnKey.options.filter((key) => key === 'name' || (kept ?? usualColumns).includes(key))

export const toggleColumn = (chosen: readonly ColumnKey[], key: ColumnKey): readonly ColumnKey[] =>
  chosenColumns(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])

/** What can be read across a room. */
export const wallColumns: readonly ColumnKey[] = ['name', 'state', 'starts', 'lead']
