import Sqlite, { type Database } from 'better-sqlite3'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { ObservationKind, Observed } from '#core/connectors/observation.ts'
import { migrate } from '#core/database/migrate.ts'
import { migrations } from '#core/database/migrations/all.ts'
import type { ObservationStore } from '#core/observations/observation-store.ts'
import {
  openCatalogueEntriesReader,
  openChangesReader,
  openDeploymentsReader,
  openEntriesReader,
  openHealthChecksReader,
  openIncidentsReader,
  openOnCallsReader,
  openQuietPeriodsReader,
  openRunsReader,
  openSourceReleasesReader,
  openStepsReader,
} from '#core/observations/observations.reader.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'

export const kinds = observationKinds
export const sourceIds = [1, 2].map(
  (n) => `00000000-0000-7000-8000-00000000000${n}` as SourceId,
) as [SourceId, SourceId]

let empty: Buffer | undefined

/** A copy of what the migrations make, which takes a fraction of making it. */
export function emptyTables(): Database {
  empty ??= migrated()
  return new Sqlite(empty)
}

function migrated(): Buffer {
  const db = new Sqlite(':memory:')
  migrate(db, migrations)
  return db.serialize()
}

/** Forgets a source as the core does, to the end; answers how many rows that was. */
export function forgetAll({ forgetting }: ObservationStore, source: SourceId): number {
  const rows = forgetting.mark(source, undefined)
  let slices = 0
  while (forgetting.clearSome()) slices += 1
  expect([slices > 0, forgetting.isUnder(source)]).toEqual([true, false])
  return rows
}

/** Which kind it is and what is said of it belong together by how they are drawn. */
export const observe = (one: Omit<Observed, 'said' | 'of'> & { of: string; said: object }) =>
  one as Observed

export const readersOf = (db: Database) => ({
  runs: openRunsReader(db),
  deployments: openDeploymentsReader(db),
  changes: openChangesReader(db),
  sourceReleases: openSourceReleasesReader(db),
  incidents: openIncidentsReader(db),
  quietPeriods: openQuietPeriodsReader(db),
  steps: openStepsReader(db),
  entries: openEntriesReader(db),
  catalogueEntries: openCatalogueEntriesReader(db),
  onCalls: openOnCallsReader(db),
  healthChecks: openHealthChecksReader(db),
})

const text = fc.constantFrom('a', 'b', 'ü', '')
const textOrNull = fc.option(text)
const moment = fc.integer({ min: -3, max: 12 })
const momentOrNull = fc.option(moment)
const project = fc.constantFrom('org/a', 'org/b', 'org/c')
const outcome = fc.constantFrom('waiting', 'running', 'succeeded', 'failed')
const plain = { project, original: text, by: textOrNull, url: textOrNull }
const commit = fc.record({ sha: text, authoredAt: momentOrNull, by: textOrNull })

/** What a source may say of each kind; few words, so that it often says the same. */
export const said = {
  runs: fc.record({
    ...plain,
    name: text,
    number: textOrNull,
    attempt: fc.nat(2),
    outcome,
    branch: textOrNull,
    commit: textOrNull,
    trigger: textOrNull,
    startedAt: momentOrNull,
    finishedAt: momentOrNull,
    createdAt: moment,
  }),
  deployments: fc.record({
    ...plain,
    place: fc.constantFrom('prod', 'stage'),
    outcome,
    version: textOrNull,
    ref: textOrNull,
    commit: textOrNull,
    createdAt: moment,
    startedAt: momentOrNull,
    finishedAt: momentOrNull,
  }),
  changes: fc.record({
    ...plain,
    number: text,
    title: text,
    state: fc.constantFrom('open', 'merged', 'closed', 'unknown'),
    target: textOrNull,
    openedAt: moment,
    mergedAt: momentOrNull,
    closedAt: momentOrNull,
    mergeCommit: textOrNull,
    added: momentOrNull,
    removed: momentOrNull,
    files: momentOrNull,
    commits: fc.option(fc.array(commit, { maxLength: 2 })),
  }),
  sourceReleases: fc.record({
    project,
    by: textOrNull,
    url: textOrNull,
    name: textOrNull,
    tag: text,
    stage: fc.constantFrom('draft', 'prerelease', 'released'),
    commit: textOrNull,
    createdAt: moment,
    publishedAt: momentOrNull,
  }),
  incidents: fc.record({
    ...plain,
    kind: fc.constantFrom('incident', 'alert'),
    title: text,
    state: fc.constantFrom('firing', 'acknowledged', 'silenced', 'resolved', 'unknown'),
    severity: fc.constantFrom('critical', 'warning', null),
    originalSeverity: textOrNull,
    startedAt: moment,
    acknowledgedAt: momentOrNull,
    resolvedAt: momentOrNull,
    labels: fc.option(fc.record({ team: text })),
  }),
  quietPeriods: fc.record({
    project,
    by: textOrNull,
    url: textOrNull,
    kind: fc.constantFrom('maintenance', 'silence'),
    title: text,
    startsAt: moment,
    endsAt: moment,
    concerns: text,
    reason: textOrNull,
  }),
  steps: fc.record({
    project,
    original: text,
    url: textOrNull,
    run: fc.constantFrom('r1', 'r2'),
    name: text,
    stage: textOrNull,
    outcome,
    createdAt: moment,
    startedAt: momentOrNull,
    finishedAt: momentOrNull,
  }),
  entries: fc.record({
    calendar: fc.constantFrom('freezes', 'trains'),
    uid: text,
    recurrenceId: textOrNull,
    title: text,
    says: textOrNull,
    location: textOrNull,
    categories: fc.option(fc.array(text, { maxLength: 2 })),
    status: fc.constantFrom('confirmed', 'cancelled'),
    shows: fc.constantFrom('busy', 'unknown'),
    wall: fc.record({ start: text, end: text, zone: textOrNull, allDay: fc.boolean() }),
    recurs: fc.option(fc.record({ by: fc.constant('rule'), lines: fc.array(text) })),
    startsAt: moment,
    endsAt: moment,
    lastEndsAt: momentOrNull,
    by: textOrNull,
    createdAt: momentOrNull,
    changedAt: momentOrNull,
    url: textOrNull,
  }),
  catalogueEntries: fc.record({
    kind: fc.constantFrom('component', 'api'),
    original: text,
    project,
    name: text,
    title: textOrNull,
    says: textOrNull,
    owner: textOrNull,
    tier: textOrNull,
    lifecycle: textOrNull,
    type: textOrNull,
    tags: fc.option(fc.array(text, { maxLength: 2 })),
    relations: fc.option(fc.array(fc.record({ how: fc.constant('dependsOn'), to: text }))),
    standsIn: textOrNull,
    url: textOrNull,
  }),
  onCalls: fc.record({
    project,
    policy: text,
    rota: textOrNull,
    level: fc.nat(3),
    person: text,
    email: textOrNull,
    startsAt: momentOrNull,
    endsAt: momentOrNull,
    url: textOrNull,
  }),
  healthChecks: fc.record({
    kind: fc.constantFrom('target', 'rule'),
    project,
    name: text,
    health: fc.constantFrom('healthy', 'failing'),
    original: text,
    because: textOrNull,
    since: momentOrNull,
    labels: fc.option(fc.record({ team: text })),
    url: textOrNull,
  }),
}

/** Things at a source, with all that each of them ever says; every second revision tells nothing new. */
export const world = (of: ObservationKind) => {
  const words: fc.Arbitrary<object> = said[of]
  const thing = fc.array(words, { minLength: 1, maxLength: 3 })
  return fc
    .array(thing, { minLength: 1, maxLength: 6 })
    .map((things) =>
      things.map((ever, n) =>
        ever.flatMap((one, at) =>
          [2 * at, 2 * at + 1].map((revision) =>
            observe({ of, key: `${n}:k`, revision, said: one }),
          ),
        ),
      ),
    )
}
