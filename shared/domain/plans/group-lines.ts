import type { PlanLine } from '#shared/vocabulary/plan.ts'
import { foldName } from './fold-name.ts'

/** Lines that are one release. */
export type LineGroup = {
  readonly key: string | undefined
  readonly name: string | undefined
  readonly lines: readonly PlanLine[]
  /** The keys of others that go by its name, where it has none of its own: it might be any of them. */
  readonly rivals: readonly string[]
}

type Growing = LineGroup & { name: string | undefined; lines: PlanLine[] }

/**
 * Lines of one key are one release; without a key, lines of one name. A line without a key joins the
 * only keyed release of its name. A line with neither stands alone, to be named as wrong.
 */
export function groupLines(lines: readonly PlanLine[]): LineGroup[] {
  const names = keyedNames(lines)
  const groups = new Map<string, Growing>()
  for (const line of lines) {
    const name = said(line.cells.name)
    const folded = name && foldName(name)
    const keys = [...(names.get(folded ?? '') ?? [])]
    const key = said(line.cells.key) ?? (keys.length === 1 ? keys[0] : undefined)
    const by = key ? `key ${key}` : folded ? `name ${folded}` : `line ${line.line}`
    const rivals = key === undefined ? keys : []
    const group: Growing = groups.get(by) ?? { key, rivals, name: undefined, lines: [] }
    group.name ??= name
    group.lines.push(line)
    groups.set(by, group)
  }
  return [...groups.values()]
}

/** What a cell says; an empty one says nothing. */
export const said = (cell: string | undefined): string | undefined => cell?.trim() || undefined

function keyedNames(lines: readonly PlanLine[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  for (const { cells } of lines) {
    const key = said(cells.key)
    const name = said(cells.name)
    if (!key || !name) continue
    const keys = names.get(foldName(name)) ?? new Set()
    names.set(foldName(name), keys.add(key))
  }
  return names
}
