import { withOffset } from '#shared/time/clock-reading.ts'
import type { EnvironmentId, PersonId, ReleaseId, ServiceId } from '#shared/vocabulary/ids.ts'
import { type PlanColumn, type PlanLine, planColumns } from '#shared/vocabulary/plan.ts'
import type { Activity, Release } from '#shared/vocabulary/release.ts'
import { type ListNames, writeList } from './read-list.ts'
import { writeServices } from './read-services.ts'

/** How the things that a release mentions are called; `undefined` where nobody can say. */
export type CalledNames = {
  service(id: ServiceId): string | undefined
  environment(id: EnvironmentId): string | undefined
  person(id: PersonId): string | undefined
  readonly services: ListNames
}

type Writing = {
  /** What finds the release again: its key in the other system, or Signalbox's own id. */
  readonly key: string | ReleaseId
  readonly called: CalledNames
}

type Cells = Partial<Record<PlanColumn, string>>

/**
 * A release as lines of a sheet, one for each activity. What it has once stands in its first line
 * alone, so that changing one cell changes it.
 */
export function linesOfRelease(release: Release, { key, called }: Writing): PlanLine['cells'][] {
  const [first, ...others] = release.activities
  const head: Cells = {
    key,
    name: release.name,
    class: release.class,
    owner: calledBy(release.owner, called.person),
    lead: calledBy(release.lead, called.person),
    strategy: release.strategy ?? '',
    services: servicesOf(release, called),
    tags: writeList(release.complianceTags),
    goal: release.goal ?? '',
  }
  return [
    complete({ ...head, ...(first && cellsOf(first, called)) }),
    ...others.map((activity) => complete({ key, ...cellsOf(activity, called) })),
  ]
}

const complete = (cells: Cells): PlanLine['cells'] =>
  Object.fromEntries(planColumns.map((column) => [column, cells[column] ?? '']))

const calledBy = <Id>(id: Id | null, name: (id: Id) => string | undefined) =>
  id === null ? '' : (name(id) ?? '')

/** Items of other kinds have no column: they stay in the release whatever a sheet says. */
function servicesOf({ items }: Release, { service, services }: CalledNames): string {
  const named = items.flatMap(({ kind, service: id, version }) => {
    const name = kind === 'service' && id !== null ? service(id) : undefined
    return name === undefined ? [] : [{ name, version }]
  })
  return writeServices(named, services)
}

function cellsOf({ environment, region, slot }: Activity, called: CalledNames): Cells {
  const { zone, from, to, repeated, startsAt, endsAt } = slot
  // An hour that clocks show twice is told by its offset; anything else reads better without.
  const written = repeated ? [withOffset(startsAt, zone), withOffset(endsAt, zone)] : [from, to]
  const [start, end] = written.map((time) => time.replace('T', ' '))
  return {
    environment: writeList([called.environment(environment) ?? '']),
    region: region ?? '',
    zone,
    start: start!,
    end: end!,
  }
}
