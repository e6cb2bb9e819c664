import { type ComparedPlan, comparePlan } from '#shared/domain/plans/compare-plan.ts'
import type { LineGroup } from '#shared/domain/plans/group-lines.ts'
import type { KnownNames } from '#shared/domain/plans/known-names.ts'
import { planOfLines } from '#shared/domain/plans/plan-of-lines.ts'
import { type FoundReleases, isOwnId } from '#shared/domain/plans/which-release.ts'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { PlanReading } from '#shared/vocabulary/plan.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Reading } from '../database/reading.ts'

type Asked = {
  readonly sources: Reading
  readonly reading: PlanReading
  readonly known: KnownNames
}

/** The lines of one release against what stands now. */
export function compareGroup(group: LineGroup, { sources, reading, known }: Asked): ComparedPlan {
  const intended = planOfLines(group, { reading, known })
  const found = findReleases(intended, { releases: sources.releases, system: reading.system })
  return comparePlan(intended, { found, reading, known })
}

type Finding = { readonly releases: Reading['releases']; readonly system: string }

function findReleases(
  { key, name }: Pick<LineGroup, 'key' | 'name'>,
  { releases, system }: Finding,
): FoundReleases {
  const all = (ids: readonly ReleaseId[]): Release[] => ids.map((id) => releases.find(id)!)
  const isOwn = key !== undefined && isOwnId(key)
  // A key is looked up as an id only where it has the shape of one.
  const byId = isOwn ? releases.find(key.toLowerCase() as ReleaseId) : undefined
  const byKey = key === undefined || isOwn ? [] : all(releases.findByReference({ system, key }))
  const isFound = byId !== undefined || byKey.length > 0
  const byName = isFound || name === undefined ? [] : all(releases.findByName(name))
  return { byId, byKey, byName }
}
