import type { Database } from 'better-sqlite3'
import type { Topic } from '#shared/contract/operation.ts'
import { openEffectReader } from '../effects/effect.reader.ts'
import { openEnvironmentReader } from '../environments/environment.reader.ts'
import { openJoinReader } from '../joins/join.reader.ts'
import { openLedgerReader } from '../ledger/ledger.reader.ts'
import { openMetricReader } from '../metrics/metric.reader.ts'
import { openMetricPointsReader } from '../metrics/metric-points.reader.ts'
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
} from '../observations/observations.reader.ts'
import { openPeopleReader } from '../people/people.reader.ts'
import { openTeamReader } from '../people/team.reader.ts'
import { openPreferencesReader } from '../preferences/preferences.reader.ts'
import { openPolicyReader } from '../releases/policy.reader.ts'
import { openReleaseReader } from '../releases/release.reader.ts'
import { openSearchReader, type SearchReader } from '../search/search.reader.ts'
import { openServiceReader } from '../services/service.reader.ts'
import { openSourceReader } from '../sources/source.reader.ts'
import { openSyncReader } from '../sync/sync-state.ts'
import { openWorkspaceReader } from '../workspace/workspace.reader.ts'

/** What any operation may look at, each under the topic that announces its changes. */
const readers = {
  people: openPeopleReader,
  teams: openTeamReader,
  environments: openEnvironmentReader,
  services: openServiceReader,
  releases: openReleaseReader,
  policies: openPolicyReader,
  workspace: openWorkspaceReader,
  ledger: openLedgerReader,
  preferences: openPreferencesReader,
  sources: openSourceReader,
  runs: openRunsReader,
  deployments: openDeploymentsReader,
  changes: openChangesReader,
  sourceReleases: openSourceReleasesReader,
  incidents: openIncidentsReader,
  quietPeriods: openQuietPeriodsReader,
  steps: openStepsReader,
  entries: openEntriesReader,
  catalogueEntries: openCatalogueEntriesReader,
  onCalls: openOnCallsReader,
  healthChecks: openHealthChecksReader,
  sync: openSyncReader,
  metrics: openMetricReader,
  metricPoints: openMetricPointsReader,
  joins: openJoinReader,
  effects: openEffectReader,
} satisfies Record<Topic, (db: Database) => unknown>

/** Searching looks at all that has words, and so changes with each of these. */
const searched: readonly Topic[] = [
  'releases',
  'services',
  'environments',
  'people',
  'teams',
  'ledger',
]

export type Reading = { readonly [T in Topic]: ReturnType<(typeof readers)[T]> } & {
  readonly search: SearchReader
}

/** Every statement behind it is prepared once. `onTouch` hears which topics an operation reads. */
export function openReading(db: Database, onTouch?: (topic: Topic) => void): Reading {
  const reading = {} as Record<Topic, unknown>
  for (const [topic, open] of Object.entries(readers) as [Topic, (db: Database) => unknown][]) {
    const reader = open(db)
    Object.defineProperty(
      reading,
      topic,
      onTouch
        ? {
            enumerable: true,
            get: () => {
              onTouch(topic)
              return reader
            },
          }
        : { enumerable: true, value: reader },
    )
  }
  const search = openSearchReader(db)
  Object.defineProperty(reading, 'search', {
    enumerable: true,
    get: () => {
      if (onTouch) for (const topic of searched) onTouch(topic)
      return search
    },
  })
  return reading as Reading
}
