import { setImmediate } from 'node:timers/promises'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { columnLabels } from '#shared/domain/plans/column-names.ts'
import type { ComparedPlan } from '#shared/domain/plans/compare-plan.ts'
import { groupLines, type LineGroup } from '#shared/domain/plans/group-lines.ts'
import type { PlanReading, PlanRemark } from '#shared/vocabulary/plan.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { TaskContext } from '../rpc/router.ts'
import { addUnknown, carryOut, type UseCases } from './carry-out.ts'
import { compareGroup } from './compare-group.ts'
import { openKnownNames } from './open-known-names.ts'

type Imported = OutputOf<'plans.import'>

/** What became of one release. */
type Outcome =
  | {
      readonly what: 'planned' | 'changed' | 'unchanged'
      readonly services: number
      readonly environments: number
    }
  | { readonly what: 'failed'; readonly failure: Imported['failed'][number] }

/** Each release is decided whole or not at all; between two of them others get their turn. */
export const createImportPlan =
  (useCases: UseCases) =>
  async ({ reading, lines }: InputOf<'plans.import'>, task: TaskContext): Promise<Imported> => {
    const groups = groupLines(lines)
    const outcomes: Outcome[] = []
    for (const [done, group] of groups.entries()) {
      const doing = `Importing ${group.name ?? group.key ?? 'a line without a name'}`
      task.report({ done, total: groups.length, doing })
      await setImmediate()
      outcomes.push(importGroup(group, { task, reading, useCases }))
    }
    task.report({ done: groups.length, total: groups.length, doing: 'Imported' })
    return task.decide(() => totalsOf(outcomes))
  }

type Importing = {
  readonly task: TaskContext
  readonly reading: PlanReading
  readonly useCases: UseCases
}

/** The step is named by the line that the release begins with: begun again it is the same one. */
function importGroup(group: LineGroup, { task, reading, useCases }: Importing): Outcome {
  const [first] = group.lines
  try {
    return task.step(`release at line ${first!.line}`, (work) =>
      decideRelease(group, { work, reading, useCases }),
    )
  } catch (error) {
    if (!isOfThisRelease(error)) throw error
    const failed = { lines: group.lines.map(({ line }) => line), because: error.message }
    return { what: 'failed', failure: { ...failed, name: group.name ?? group.key ?? '' } }
  }
}

type Deciding = Pick<Importing, 'reading' | 'useCases'> & { readonly work: Work }

function decideRelease(group: LineGroup, { work, reading, useCases }: Deciding): Outcome {
  const compare = () => {
    const known = openKnownNames({ sources: work, reading, authority: work.author.authority })
    return compareGroup(group, { sources: work, reading, known })
  }
  const before = orUnfit(compare())
  const added = addUnknown(before, { work, useCases, reading })
  // What was added has its id only now.
  const compared = added.services + added.environments > 0 ? orUnfit(compare()) : before
  carryOut(compared, { work, useCases })
  return { what: PAST[compared.does.what], ...added }
}

const PAST = {
  plan: 'planned',
  change: 'changed',
  nothing: 'unchanged',
  cannot: 'unchanged',
} as const

/** What is wrong in a sheet rolls back what its release had decided so far, and is not remembered. */
class Unfit extends Error {}

function orUnfit(compared: ComparedPlan): ComparedPlan {
  if (compared.does.what !== 'cannot') return compared
  throw new Unfit(compared.wrong.map(inASentence).join(' '))
}

const inASentence = ({ line, column, because }: PlanRemark) =>
  `Line ${line}${column === null ? '' : `, ${columnLabels[column]}`}: ${because}`

/** What concerns the whole import ends it: nobody speaks, nothing may be changed. */
const ofOneRelease = ['rpc/out-of-scope', 'rpc/too-large', 'rpc/invalid']

function isOfThisRelease(error: unknown): error is Error {
  if (error instanceof Unfit) return true
  if (!(error instanceof Refusal)) return false
  return !error.code.startsWith('rpc/') || ofOneRelease.includes(error.code)
}

function totalsOf(outcomes: readonly Outcome[]): Imported {
  const decided = outcomes.filter((one) => one.what !== 'failed')
  const count = (what: Outcome['what']) => outcomes.filter((one) => one.what === what).length
  const sum = (of: 'services' | 'environments') =>
    decided.reduce((total, one) => total + one[of], 0)
  return {
    planned: count('planned'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    addedServices: sum('services'),
    addedEnvironments: sum('environments'),
    failed: outcomes.flatMap((one) => (one.what === 'failed' ? [one.failure] : [])),
  }
}
