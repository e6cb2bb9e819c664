import type { ObservationKind, Said } from '../connectors/observation.ts'

/** What a column holds; a question mark where it may hold nothing. */
type Holds = 'text' | 'text?' | 'integer' | 'integer?' | 'json' | 'json?'

type Described<K extends ObservationKind> = {
  readonly table: string
  /** Everything a source says of it. */
  readonly told: { readonly [P in keyof Said[K]]-?: Holds }
  /** The column that says since when it is there, as sources list it. */
  readonly since: string
  /** What asks for more readings, because it has not ended; `undefined` where nothing does. */
  readonly open: string | undefined
  /** How many of those a walk is asked to look after at most, where that is more than usual. */
  readonly openLimit?: number
}

/** The tables of observations. Statements are made from this, so that no column is forgotten in one. */
export const observationTables: { readonly [K in ObservationKind]: Described<K> } = {
  runs: {
    table: 'runs',
    told: {
      project: 'text',
      name: 'text',
      number: 'text?',
      attempt: 'integer',
      outcome: 'text',
      original: 'text',
      branch: 'text?',
      commit: 'text?',
      trigger: 'text?',
      by: 'text?',
      startedAt: 'integer?',
      finishedAt: 'integer?',
      createdAt: 'integer',
      url: 'text?',
    },
    since: 'created_at',
    open: "outcome IN ('waiting', 'running')",
  },
  deployments: {
    table: 'deployments',
    told: {
      project: 'text',
      place: 'text',
      outcome: 'text',
      original: 'text',
      version: 'text?',
      ref: 'text?',
      commit: 'text?',
      by: 'text?',
      createdAt: 'integer',
      startedAt: 'integer?',
      finishedAt: 'integer?',
      url: 'text?',
    },
    since: 'created_at',
    open: "outcome IN ('waiting', 'running')",
  },
  changes: {
    table: 'changes',
    told: {
      project: 'text',
      number: 'text',
      title: 'text',
      state: 'text',
      original: 'text',
      by: 'text?',
      target: 'text?',
      openedAt: 'integer',
      mergedAt: 'integer?',
      closedAt: 'integer?',
      mergeCommit: 'text?',
      added: 'integer?',
      removed: 'integer?',
      files: 'integer?',
      commits: 'json?',
      url: 'text?',
    },
    since: 'opened_at',
    open: "state = 'open'",
  },
  sourceReleases: {
    table: 'source_releases',
    told: {
      project: 'text',
      name: 'text?',
      tag: 'text',
      stage: 'text',
      commit: 'text?',
      by: 'text?',
      createdAt: 'integer',
      publishedAt: 'integer?',
      url: 'text?',
    },
    since: 'created_at',
    open: undefined,
  },
  incidents: {
    table: 'incidents',
    told: {
      kind: 'text',
      project: 'text',
      title: 'text',
      state: 'text',
      original: 'text',
      severity: 'text?',
      originalSeverity: 'text?',
      startedAt: 'integer',
      acknowledgedAt: 'integer?',
      resolvedAt: 'integer?',
      labels: 'json?',
      by: 'text?',
      url: 'text?',
    },
    since: 'started_at',
    open: "state <> 'resolved'",
    // Some sources tell only what stands: whatever they leave out has ended, be it ever so much.
    openLimit: 5000,
  },
  quietPeriods: {
    table: 'quiet_periods',
    told: {
      kind: 'text',
      project: 'text',
      title: 'text',
      startsAt: 'integer',
      endsAt: 'integer',
      by: 'text?',
      concerns: 'text',
      reason: 'text?',
      url: 'text?',
    },
    // Sources tell what is not over yet, whenever it began.
    since: 'ends_at',
    open: undefined,
  },
  steps: {
    table: 'steps',
    told: {
      project: 'text',
      run: 'text',
      name: 'text',
      stage: 'text?',
      outcome: 'text',
      original: 'text',
      createdAt: 'integer',
      startedAt: 'integer?',
      finishedAt: 'integer?',
      url: 'text?',
    },
    since: 'created_at',
    open: "outcome IN ('waiting', 'running')",
  },
  entries: {
    table: 'calendar_entries',
    told: {
      calendar: 'text',
      uid: 'text',
      recurrenceId: 'text?',
      title: 'text',
      says: 'text?',
      location: 'text?',
      categories: 'json?',
      status: 'text',
      shows: 'text',
      wall: 'json',
      recurs: 'json?',
      startsAt: 'integer',
      endsAt: 'integer',
      lastEndsAt: 'integer?',
      by: 'text?',
      createdAt: 'integer?',
      changedAt: 'integer?',
      url: 'text?',
    },
    since: 'starts_at',
    open: undefined,
  },
  catalogueEntries: {
    table: 'catalogue_entries',
    told: {
      kind: 'text',
      original: 'text',
      project: 'text',
      name: 'text',
      title: 'text?',
      says: 'text?',
      owner: 'text?',
      tier: 'text?',
      lifecycle: 'text?',
      type: 'text?',
      tags: 'json?',
      relations: 'json?',
      standsIn: 'text?',
      url: 'text?',
    },
    since: 'moment',
    open: undefined,
  },
  onCalls: {
    table: 'on_calls',
    told: {
      project: 'text',
      policy: 'text',
      rota: 'text?',
      level: 'integer',
      person: 'text',
      email: 'text?',
      startsAt: 'integer?',
      endsAt: 'integer?',
      url: 'text?',
    },
    since: 'moment',
    open: undefined,
  },
  healthChecks: {
    table: 'health_checks',
    told: {
      kind: 'text',
      project: 'text',
      name: 'text',
      health: 'text',
      original: 'text',
      because: 'text?',
      since: 'integer?',
      labels: 'json?',
      url: 'text?',
    },
    since: 'moment',
    open: undefined,
  },
}

/** Whether rows of a kind go by a project, and so may be joined to a service. */
export const isJoined = (kind: ObservationKind): boolean =>
  'project' in observationTables[kind].told

type Told = { readonly name: string; readonly column: string; readonly holds: Holds }

/** What is told of a kind, column by column and always in the same order. */
export const toldOf = (kind: ObservationKind): readonly Told[] =>
  Object.entries<Holds>(observationTables[kind].told).map(([name, holds]) => ({
    name,
    column: columnOf(name),
    holds,
  }))

/** `commit` is a word of SQL's own. */
const columnOf = (name: string) =>
  name === 'commit' ? 'commit_id' : name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
