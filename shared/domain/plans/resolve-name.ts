import type { PlanColumn } from '#shared/vocabulary/plan.ts'
import type { Gathering, Meant } from './intended-release.ts'
import type { Named } from './known-names.ts'

type Wanting<Id> = {
  readonly column: PlanColumn
  readonly gather: Gathering
  /** What stands in the release already: a name may go on meaning that, in use or not. */
  readonly standing: ReadonlySet<Id>
  /** What to do where nothing goes by the name. */
  readonly unknown: string
}

/** The one thing that a name means; what is wrong is gathered where it means none or several. */
export function resolveName<Id, Thing extends Named<Id>>(
  meant: Meant<Thing>,
  { column, gather, standing, unknown }: Wanting<Id>,
): Thing | undefined {
  const { written, line, candidates } = meant
  const one = chosenOf(candidates, standing)
  if (one && (one.inUse || standing.has(one.id))) return one
  const because = one
    ? `${one.name} is retired: reinstate it or name another one.`
    : candidates.length === 0
      ? `${written} is not known here: ${unknown}`
      : `${candidates.length} go by the name ${written}, so it cannot be told which is meant.`
  gather.isWrong({ line, column }, because)
  return undefined
}

/** What stands already, else the only one, else the only one in use; `undefined` where several are. */
export function chosenOf<Id, Thing extends Named<Id>>(
  candidates: readonly Thing[],
  standing: ReadonlySet<Id>,
): Thing | undefined {
  const stands = candidates.filter(({ id }) => standing.has(id))
  const used = candidates.filter(({ inUse }) => inUse)
  for (const some of [stands, candidates, used]) if (some.length === 1) return some[0]
  return undefined
}
