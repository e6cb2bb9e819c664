import type { ObservationKind } from '../connectors/observation.ts'
import { unforgotten } from '../database/unforgotten.ts'
import { isJoined, observationTables, toldOf } from './observation-tables.ts'

/** What each part of a question asks of a row; a part that is left out asks nothing. */
const conditions = {
  project: 'project = @project',
  place: 'place = @place',
  source: 'source = @source',
  // The plus leaves the source out of the choice of a way: all rows are read as they stand in time.
  among: '+source = @among',
  environment: `(source, place) IN
    (SELECT source, place FROM joined_places WHERE environment = @environment)`,
  during: `EXISTS (
    SELECT 1 FROM json_each(@during) AS slot
      JOIN joined_places AS there ON there.environment = slot.value ->> 'environment'
    WHERE there.source = deployments.source AND there.place = deployments.place
      AND moment >= slot.value ->> 'startsAt' AND moment < slot.value ->> 'endsAt')`,
  outcome: 'outcome = @outcome',
  state: 'state = @state',
  severity: 'severity = @severity',
  kind: 'kind = @kind',
  open: "state <> 'resolved'",
  run: 'run = @run',
  calendar: 'calendar = @calendar',
  status: 'status = @status',
  health: 'health = @health',
  endsAfter: 'ends_at > @endsAfter',
  handsOverAfter: '(ends_at IS NULL OR ends_at > @handsOverAfter)',
  lastsBeyond: '(last_ends_at IS NULL OR last_ends_at > @lastsBeyond)',
  from: 'moment >= @from',
  before: 'moment < @before',
  standing: 'gone_at IS NULL',
  afterMoment: '(moment, source, key) < (@afterMoment, @afterSource, @afterKey)',
} as const

const inOrder = Object.entries(conditions)

/** The part that leaves out what is to be forgotten; asked only while there is some. */
export const FORGETTING = 'forgetting'

/** The shape of a question: about which kind, and which parts it has. */
export type Shape = { readonly of: ObservationKind; readonly parts: ReadonlySet<string> }

const where = ({ of, parts }: Shape): string => {
  const asked: string[] = inOrder.flatMap(([part, condition]) =>
    parts.has(part) ? [condition] : [],
  )
  // An index tells the source, so that most need not be looked at.
  if (parts.has(FORGETTING)) {
    asked.push("source NOT IN (SELECT source FROM forgetting WHERE what = 'source')")
    asked.push(unforgotten(observationTables[of].table))
  }
  return asked.length === 0 ? '' : `WHERE ${asked.join(' AND ')}`
}

/** By an index that holds all that is asked but the rows of the page. */
function indexFor({ of, parts }: Shape, otherwise: 'moment' | 'project'): string {
  const by = (['run', 'project', 'place'] as const).find((one) => parts.has(one)) ?? otherwise
  return `${observationTables[of].table}_by_${by}`
}

/** A page of rows, newest first, with what their project and place were joined to. */
export function pageOf(shape: Shape): string {
  const { table } = observationTables[shape.of]
  return `
    ${joinedTo(
      shape.of,
      `SELECT * FROM ${table} INDEXED BY ${indexFor(shape, 'moment')} ${where(shape)}
      ORDER BY moment DESC, source DESC, key DESC LIMIT @limit`,
    )}
    ORDER BY moment DESC, source DESC, key DESC`
}

/** The one row that a source knows by a key, unless it is to be forgotten. */
export const oneOf = (of: ObservationKind): string =>
  joinedTo(
    of,
    `SELECT * FROM ${observationTables[of].table}
      WHERE source = ? AND key = ? AND ${unforgotten(observationTables[of].table)}`,
  )

/** What is told of some rows, with what their project and place were joined to. */
function joinedTo(of: ObservationKind, rows: string): string {
  const told = toldOf(of).map(({ name, column }) => `kept.${column} AS "${name}"`)
  const places = of === 'deployments'
  return `
    SELECT source, key, as_of AS asOf, gone_at AS goneAt, moment,
      ${isJoined(of) ? 'service, ' : ''}${places ? 'environment, ' : ''}${told.join(', ')}
    FROM (${rows}) AS kept
      LEFT JOIN joined_projects USING (source, project)
      ${places ? 'LEFT JOIN joined_places USING (source, place)' : ''}`
}

/** What is counted as rows come and go, so that nobody has to count it. */
const counted = new Set(['project', 'source', 'among', 'standing', FORGETTING])

/** How many there are, and of how many the service is known: told project by project. */
export const countOf = (shape: Shape): string => `
  SELECT coalesce(sum(n), 0) AS total,
    coalesce(sum(iif(service IS NULL, 0, n)), 0) AS joined
  FROM (${[...shape.parts].every((part) => counted.has(part)) ? toldCounts(shape) : counts(shape)}
  ) LEFT JOIN joined_projects USING (source, project)`

const counts = (shape: Shape): string => `
    SELECT source, project, count(*) AS n
    FROM ${observationTables[shape.of].table} INDEXED BY ${indexFor(shape, 'project')}
    ${where(shape)} GROUP BY project, source`

function toldCounts({ of, parts }: Shape): string {
  const { table } = observationTables[of]
  const asked = [
    `kind = '${table}'`,
    ...(['project', 'source', 'among'] as const).flatMap((part) =>
      parts.has(part) ? [conditions[part].replace('+', '')] : [],
    ),
    ...(parts.has(FORGETTING) ? [unforgotten(table)] : []),
  ]
  return `
    SELECT source, project, ${parts.has('standing') ? 'standing' : 'standing + gone'} AS n
    FROM observation_counts WHERE ${asked.join(' AND ')}`
}
