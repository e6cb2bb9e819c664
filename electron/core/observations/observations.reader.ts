import type { Database } from 'better-sqlite3'
import type { InputOf } from '#shared/contract/index.ts'
import type { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import type { CatalogueEntry } from '#shared/vocabulary/catalogue-entry.ts'
import type { CodeChange } from '#shared/vocabulary/change.ts'
import type { Deployment } from '#shared/vocabulary/deployment.ts'
import type { HealthCheck } from '#shared/vocabulary/health-check.ts'
import type { EnvironmentId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import type { Incident } from '#shared/vocabulary/incident.ts'
import type { OnCall } from '#shared/vocabulary/on-call.ts'
import type { QuietPeriod } from '#shared/vocabulary/quiet-period.ts'
import type { Run } from '#shared/vocabulary/run.ts'
import type { RunStep } from '#shared/vocabulary/run-step.ts'
import type { SourceRelease } from '#shared/vocabulary/source-release.ts'
import type { ObservationKind } from '../connectors/observation.ts'
import { unforgotten } from '../database/unforgotten.ts'
import { newestFirst, type Placed, readAfter, writeAfter } from './after.ts'
import { openFamily } from './entry-family.ts'
import { openIsForgetting } from './forgetting.ts'
import { type Lane, openLanes } from './lanes.ts'
import { countOf, FORGETTING, oneOf, pageOf, type Shape } from './observation-query.ts'
import { observationTables } from './observation-tables.ts'
import { unpackOne } from './raw-pages.ts'
import { openToItem } from './to-item.ts'

type Named = { readonly source: SourceId; readonly key: string }
/** When something was meant to go where. */
export type Meant = {
  readonly environment: EnvironmentId
  readonly startsAt: number
  readonly endsAt: number
}
/** What a release comes to: what it moves, and where and when. */
export type OfRelease = {
  readonly services?: readonly ServiceId[]
  /** Only what went there at such a time; nothing where there is none. */
  readonly meant?: readonly Meant[]
}
/** What any of the lists can be asked. */
type Asked = InputOf<'deployments.list'> &
  OfRelease &
  Pick<InputOf<'quietPeriods.list'>, 'endsAfter'> &
  Pick<InputOf<'incidents.list'>, 'severity' | 'open'> &
  Pick<InputOf<'steps.list'>, 'run'> &
  Pick<InputOf<'entries.list'>, 'calendar' | 'status'> &
  Pick<InputOf<'healthChecks.list'>, 'health'> & {
    readonly handsOverAfter?: number | undefined
    readonly lastsBeyond?: number | undefined
    readonly state?: string | undefined
    readonly kind?: string | undefined
  }
type Count = { readonly total: number; readonly joined: number }
type Given = Readonly<Record<string, string | number>>

export const openRunsReader = (db: Database) => openReader<Run, InputOf<'runs.list'>>(db, 'runs')

export const openDeploymentsReader = (db: Database) =>
  openReader<Deployment, InputOf<'deployments.list'>>(db, 'deployments')

export const openChangesReader = (db: Database) =>
  openReader<CodeChange, InputOf<'changes.list'>>(db, 'changes')

export const openSourceReleasesReader = (db: Database) =>
  openReader<SourceRelease, InputOf<'sourceReleases.list'>>(db, 'sourceReleases')

export const openIncidentsReader = (db: Database) =>
  openReader<Incident, InputOf<'incidents.list'>>(db, 'incidents')

export const openQuietPeriodsReader = (db: Database) =>
  openReader<QuietPeriod, InputOf<'quietPeriods.list'>>(db, 'quietPeriods')

export const openStepsReader = (db: Database) =>
  openReader<RunStep, InputOf<'steps.list'>>(db, 'steps')

export const openEntriesReader = (db: Database) => ({
  ...openReader<CalendarEntry, Omit<InputOf<'entries.list'>, 'zone'> & Pick<Asked, 'lastsBeyond'>>(
    db,
    'entries',
  ),
  family: openFamily(db),
})

export const openCatalogueEntriesReader = (db: Database) =>
  openReader<CatalogueEntry, InputOf<'catalogueEntries.list'>>(db, 'catalogueEntries')

export const openOnCallsReader = (db: Database) =>
  openReader<OnCall, InputOf<'onCalls.list'> & Pick<Asked, 'handsOverAfter'>>(db, 'onCalls')

export const openHealthChecksReader = (db: Database) =>
  openReader<HealthCheck, InputOf<'healthChecks.list'>>(db, 'healthChecks')

/** Reads observations of one kind, newest first. */
function openReader<Item extends object, Wanted extends Asked>(db: Database, of: ObservationKind) {
  const lanesOf = openLanes(db, of)
  const page = cached(of, (shape) => db.prepare<[Given], Item & Placed>(pageOf(shape)))
  const count = cached(of, (shape) => db.prepare<[Given], Count>(countOf(shape)))
  const toItem = openToItem<Item>(of)
  const one = db.prepare<[string, string], Item & Placed>(oneOf(of))
  const raw = db.prepare<[string, string], { readonly bytes: Buffer; readonly place: number }>(`
    SELECT bytes, raw_place AS place
    FROM ${observationTables[of].table} JOIN raw_pages ON raw_pages.id = raw_page
    WHERE source = ? AND key = ? AND ${unforgotten(observationTables[of].table)}`)
  const isForgetting = openIsForgetting(db)

  return {
    list(wanted: Wanted & OfRelease) {
      const { limit = 100, after } = wanted
      const leftOut = isForgetting(of) ? { [FORGETTING]: 1 } : {}
      const lanes = lanesOf(wanted).map((lane) => ({ ...toGiven(wanted, lane), ...leftOut }))
      const behind = after === undefined ? {} : readAfter(after)
      const found = lanes.flatMap((lane) => {
        const given = { ...lane, ...behind, limit: limit + 1 }
        return page(given).all(given)
      })
      const rows = lanes.length > 1 ? found.toSorted(newestFirst) : found
      const counts = lanes.map((lane) => count(lane).get(lane)!)
      const last = rows.length > limit ? rows[limit - 1] : undefined
      return {
        items: rows.slice(0, limit).map(toItem),
        next: last ? writeAfter(last) : null,
        total: counts.reduce((sum, { total }) => sum + total, 0),
        joined: counts.reduce((sum, { joined }) => sum + joined, 0),
      }
    },
    /** One of them, also where it is gone at its source. */
    find({ source, key }: Named): Item | undefined {
      const found = one.get(source, key)
      return found && toItem(found)
    },
    /** As its source told it; `undefined` where there is none. */
    raw({ source, key }: Named): string | undefined {
      const found = raw.get(source, key)
      return found && unpackOne(found.bytes, found.place)
    },
  }
}

/** A question as statements take it, without what does not matter. */
function toGiven(wanted: Asked, lane: Lane): Given {
  const { project, place, environment, outcome, state, from, before, gone } = wanted
  const { severity, kind, open, endsAfter, run, calendar, status, health } = wanted
  const { handsOverAfter, lastsBeyond, meant } = wanted
  const given = {
    ...{ project, place, outcome, state, severity, kind, endsAfter },
    ...{ run, calendar, status, health, handsOverAfter, lastsBeyond },
    ...boundsOf({ from, before, meant }),
    during: meant && JSON.stringify(meant),
    open: open ? 1 : undefined,
    // A lane of places was found by the environment already.
    environment: lane.place === undefined ? environment : undefined,
    standing: gone ? undefined : 1,
    ...lane,
  }
  return Object.fromEntries(
    Object.entries(given).filter(
      (part): part is [string, string | number] => part[1] !== undefined,
    ),
  )
}

type Bounds = Pick<Asked, 'from' | 'before'> & { readonly meant: readonly Meant[] | undefined }

/** What was meant to happen bounds the time too, so that an index leads to it. */
function boundsOf({ from, before, meant }: Bounds): Pick<Asked, 'from' | 'before'> {
  if (meant === undefined) return { from, before }
  if (meant.length === 0) return { from: 0, before: 0 }
  const first = Math.min(...meant.map(({ startsAt }) => startsAt))
  const last = Math.max(...meant.map(({ endsAt }) => endsAt))
  return { from: Math.max(from ?? first, first), before: Math.min(before ?? last, last) }
}

/** Prepared once for each shape of a question: the parts that it names. */
function cached<Statement>(of: ObservationKind, prepare: (shape: Shape) => Statement) {
  const known = new Map<string, Statement>()
  return (given: Given): Statement => {
    const parts = Object.keys(given)
    const name = parts.join()
    const statement = known.get(name) ?? prepare({ of, parts: new Set(parts) })
    known.set(name, statement)
    return statement
  }
}
