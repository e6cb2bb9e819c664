import type { PlanReading } from '#shared/vocabulary/plan.ts'
import { Label, Name } from '#shared/vocabulary/text.ts'
import type { LineGroup } from './group-lines.ts'
import { type Gathering, gatherRemarks, type IntendedRelease } from './intended-release.ts'
import type { KnownNames } from './known-names.ts'
import { readActivities } from './read-activities.ts'
import { onlyValue, readReleaseCells } from './read-release-cells.ts'
import { servicesOfLines } from './services-of-lines.ts'

type Reading = { readonly reading: PlanReading; readonly known: KnownNames }

/** What the lines of one release intend, with what is wrong in them and what may surprise. */
export function planOfLines(group: LineGroup, { reading, known }: Reading): IntendedRelease {
  const gather = gatherRemarks()
  const asking = { group, reading, known, gather }
  const name = nameOf(group, gather)
  refuseLongKey(group, gather)
  return {
    lines: group.lines.map(({ line }) => line),
    key: group.key,
    name,
    ...readReleaseCells(asking),
    services: servicesOfLines(asking),
    activities: readActivities(asking),
    remarks: gather,
  }
}

function nameOf(group: LineGroup, gather: Gathering): string | undefined {
  const found = onlyValue(group, { column: 'name', gather })
  if (!found) {
    if (!group.key) gather.isWrong({ line: group.lines[0]!.line, column: 'name' }, NAMELESS)
    return undefined
  }
  if (group.rivals.length > 0) {
    const because = `${group.rivals.join(' and ')} go by that name as well: give the line the key that is meant.`
    gather.isWrong({ line: found.line, column: 'name' }, because)
  }
  const parsed = Name.safeParse(found.value.replaceAll(/\p{Cc}+/gu, ' '))
  if (parsed.success) return parsed.data
  gather.isWrong({ line: found.line, column: 'name' }, 'A name has at most 160 characters.')
  return undefined
}

const NAMELESS = 'The line has neither a key nor a name, so it cannot be told which release it is.'

function refuseLongKey({ key, lines }: LineGroup, gather: Gathering): void {
  if (key === undefined || Label.safeParse(key).success) return
  const because = 'A key is one line of at most 120 characters.'
  gather.isWrong({ line: lines[0]!.line, column: 'key' }, because)
}
