import type { PlanColumn } from '#shared/vocabulary/plan.ts'
import { ReleaseDetails } from '#shared/vocabulary/release.ts'
import { Label } from '#shared/vocabulary/text.ts'
import { columnLabels } from './column-names.ts'
import { foldName } from './fold-name.ts'
import { type LineGroup, said } from './group-lines.ts'
import type { Gathering, IntendedRelease, Meant, Said } from './intended-release.ts'
import type { KnownNames } from './known-names.ts'
import { MOST_TAGS } from './most-parts.ts'
import { readClass, readStrategy } from './read-choice.ts'
import { plainPart, readList } from './read-list.ts'

type Asking = { readonly group: LineGroup; readonly known: KnownNames; readonly gather: Gathering }

type OfRelease = Pick<IntendedRelease, 'class' | 'strategy' | 'owner' | 'lead' | 'goal' | 'tags'>

/** What the lines of one release say about it as a whole. */
export function readReleaseCells({ group, known, gather }: Asking): OfRelease {
  const one = (column: PlanColumn) => onlyValue(group, { column, gather })
  const person = (column: 'owner' | 'lead') => {
    const found = one(column)
    return found && toMeant(found, known.people(found.value))
  }
  return {
    class: chosen(one('class'), { column: 'class', read: readClass, words: CLASSES, gather }),
    strategy: chosen(one('strategy'), {
      column: 'strategy',
      read: readStrategy,
      words: STRATEGIES,
      gather,
    }),
    owner: person('owner'),
    lead: person('lead'),
    goal: readGoal(one('goal'), gather),
    tags: readTags(group, gather),
  }
}

const CLASSES = 'standard, normal, major, emergency or hotfix'
const STRATEGIES = 'canary, blue/green, rolling or recreate'

export const toMeant = <Thing>(
  { value, line }: Said<string>,
  candidates: readonly Thing[],
): Meant<Thing> => ({ written: value, line, candidates })

type Column = { readonly column: PlanColumn; readonly gather: Gathering }

/** What the lines say in a column that a release has once; they have to agree where they say anything. */
export function onlyValue(
  { lines }: LineGroup,
  { column, gather }: Column,
): Said<string> | undefined {
  const values = lines.flatMap(({ line, cells }) => {
    const value = said(cells[column])
    return value ? [{ value, line }] : []
  })
  const [first] = values
  const other = values.find(({ value }) => first && foldName(value) !== foldName(first.value))
  if (first && other) {
    const what = columnLabels[column].toLowerCase()
    gather.isWrong(
      { line: other.line, column },
      `Line ${first.line} says ${first.value}, this one ${other.value}: a release has one ${what}.`,
    )
  }
  return first
}

type Choice<T> = Column & {
  readonly read: (word: string) => T | undefined
  /** What may stand there, in words. */
  readonly words: string
}

function chosen<T extends string | { readonly wary?: string }>(
  found: Said<string> | undefined,
  { column, read, words, gather }: Choice<T>,
): Said<T> | undefined {
  if (!found) return undefined
  const { line } = found
  const value = read(found.value)
  if (value === undefined) {
    gather.isWrong({ line, column }, `${found.value} is not known here: write ${words}.`)
    return undefined
  }
  if (typeof value === 'object' && value.wary) gather.isWary({ line, column }, value.wary)
  return { value, line }
}

function readGoal(found: Said<string> | undefined, gather: Gathering): Said<string> | undefined {
  if (!found) return undefined
  const parsed = ReleaseDetails.shape.goal.safeParse(found.value.replaceAll(/\r\n?/g, '\n'))
  if (parsed.success && parsed.data) return { value: parsed.data, line: found.line }
  gather.isWrong({ line: found.line, column: 'goal' }, GOAL)
  return undefined
}

const GOAL = 'The goal is longer than 8,000 characters or holds control characters.'

/** One more than a release takes is enough to say so. */
function readTags({ lines }: LineGroup, gather: Gathering): readonly string[] {
  const tags = new Set<string>()
  for (const { line, cells } of lines) {
    for (const part of readList(cells.tags ?? '', NO_NAMES)) {
      const parsed = Label.safeParse(plainPart(part))
      if (!parsed.success) {
        gather.isWrong({ line, column: 'tags' }, 'A tag is one line of at most 120 characters.')
        break
      }
      tags.add(parsed.data)
      if (tags.size > MOST_TAGS) return [...tags]
    }
  }
  return [...tags]
}

const NO_NAMES = { isKnown: () => false, opens: () => false }
