import { tellNumber } from '#renderer/design/moment.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { linesWords } from './shared-lines.ts'

type Imported = OutputOf<'plans.import'>

export const nothingImported: Imported = {
  planned: 0,
  changed: 0,
  unchanged: 0,
  addedServices: 0,
  addedEnvironments: 0,
  failed: [],
}

/** What several portions came to together. */
export const addedTo = (sum: Imported, one: Imported): Imported => ({
  planned: sum.planned + one.planned,
  changed: sum.changed + one.changed,
  unchanged: sum.unchanged + one.unchanged,
  addedServices: sum.addedServices + one.addedServices,
  addedEnvironments: sum.addedEnvironments + one.addedEnvironments,
  failed: [...sum.failed, ...one.failed],
})

type Counted = readonly [number, string]

/** “58 drafted, 2 changed, 3 as they stood, 4 services added.” */
export function importedWords(sum: Imported): string {
  const counts: readonly Counted[] = [
    [sum.planned, 'drafted'],
    [sum.changed, 'changed'],
    [sum.unchanged, 'as they stood'],
    [sum.addedServices, sum.addedServices === 1 ? 'service added' : 'services added'],
    [
      sum.addedEnvironments,
      sum.addedEnvironments === 1 ? 'environment added' : 'environments added',
    ],
    [sum.failed.length, 'left out'],
  ]
  const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return told.length === 0 ? 'Nothing was decided.' : `${told.join(', ')}.`
}

/** What the end of an import is called, with what it left out. */
export function importedTitle({ planned, changed, unchanged, failed }: Imported): string {
  const releases = tellNumber(failed.length, ['release', 'releases'])
  if (failed.length === 0) return 'The plan is here'
  return planned + changed + unchanged === 0
    ? `Nothing came in: ${releases} left out`
    : `The plan is here, but for ${releases} left out`
}

/** What was left out, by name; the reasons name its lines themselves where they are about cells. */
export function failedName({ lines, name, because }: Imported['failed'][number]): string {
  const called = name || 'No name'
  return /^Line \d/.test(because) ? called : `${called} (${linesWords(lines)})`
}
