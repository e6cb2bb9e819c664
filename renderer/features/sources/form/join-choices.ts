import { exactPattern, patternFor } from '#shared/domain/joins/pattern-for.ts'
import type { JoinTarget } from '#shared/vocabulary/join.ts'
import type { SettingField, Settings } from './setting-fields.ts'

/** The most that a name is asked about with. */
const LONGEST = 400

/** What is read under the names that were chosen: as the rows will call it. */
export function chosenNames(
  fields: readonly SettingField[],
  settings: Settings,
): readonly string[] {
  const names = fields
    .filter(({ fromProjects }) => fromProjects)
    .flatMap((field) => namesAsRead(field, [settings[field.name] ?? []].flat().map(String)))
  return [...new Set(names)].filter(({ length }) => length > 0 && length <= LONGEST)
}

/** Some systems list a project with the place it lies in, and leave that out of what they tell of it. */
export const namesAsRead = (
  { joinedBy }: Pick<SettingField, 'joinedBy'>,
  names: readonly string[],
): readonly string[] =>
  joinedBy === 'whole' ? names : names.map((name) => name.split('/').at(-1) ?? name)

/** What was accepted, by the name it was accepted for. */
export type Accepted = ReadonlyMap<string, JoinTarget>
type Rule = { readonly pattern: string; readonly to: JoinTarget }

type Given = {
  readonly accepted: Accepted
  /** All names that are known of the source: a rule for many must fit none of the others. */
  readonly known: readonly string[]
  /** Whether one rule may stand for all names that belong to the same. */
  readonly fewer: boolean
}

/** The rules that say what was accepted: one for each name, or one for many where a plain one fits them alone. */
export function rulesFor({ accepted, known, fewer }: Given): readonly Rule[] {
  const byTarget = Map.groupBy(accepted, ([, to]) => to)
  return [...byTarget].flatMap(([to, pairs]) => {
    const names = pairs.map(([name]) => name)
    const common = fewer ? patternFor({ names, others: known }) : undefined
    const patterns =
      common === undefined ? names.flatMap((one) => exactPattern(one) ?? []) : [common]
    return patterns.map((pattern) => ({ pattern, to }))
  })
}
