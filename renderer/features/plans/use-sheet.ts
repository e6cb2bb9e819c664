import { useDeferredValue, useMemo } from 'react'
import { usePreference } from '#renderer/data/use-preference.ts'
import { guessColumns, type Mapping } from '#shared/domain/plans/guess-columns.ts'
import { guessDateOrder } from '#shared/domain/plans/guess-date-order.ts'
import { guessSystem, systemSaid } from '#shared/domain/plans/guess-system.ts'
import { linesOfSheet } from '#shared/domain/plans/lines-of-sheet.ts'
import { readSheet } from '#shared/domain/plans/read-sheet.ts'
import type { PlanValues } from './plan-values.ts'
import { Remembered, rememberedFor, rememberedWith } from './remembered-mappings.ts'

/** What was pasted, read: its rows, which column is which, whose keys it holds, how it writes its days. */
export function useSheet({ text, mapping: said, system: named }: PlanValues) {
  const remembered = usePreference({ name: 'plans.mapping', shape: Remembered })
  const pasted = useDeferredValue(text)
  const read = useMemo(() => readSheet(pasted), [pasted])
  const sheet = read.outcome === 'read' ? read.sheet : undefined
  const guessed = useMemo(() => sheet && guessColumns(sheet.header, sheet.rows), [sheet])
  const before = useMemo(
    () => sheet && rememberedFor(remembered.value ?? [], sheet.header),
    [sheet, remembered.value],
  )
  const mapping = useMemo<Mapping>(() => {
    if (!sheet || !guessed) return []
    if (said?.length === sheet.header.length) return said
    return before?.mapping ?? guessed.mapping
  }, [sheet, guessed, said, before])
  const header = sheet?.header ?? []
  const system = named ?? systemSaid(header) ?? before?.system ?? guessSystem(header)
  const lines = useMemo(() => (sheet ? linesOfSheet(sheet, mapping) : []), [sheet, mapping])
  const dates = useMemo(
    () => guessDateOrder(lines.flatMap(({ cells }) => [cells.start ?? '', cells.end ?? ''])),
    [lines],
  )
  return {
    read,
    sheet,
    guessed,
    mapping,
    system,
    lines,
    dates,
    /** Keeps how the sheet is read for the next one with its headers. */
    remember(chosen: Mapping = mapping) {
      if (!sheet) return
      const entry = { header: [...sheet.header], mapping: [...chosen], system }
      void remembered.keep(rememberedWith(remembered.value ?? [], entry))
    },
  }
}
export type ReadingSheet = ReturnType<typeof useSheet>
