import type { Database } from 'better-sqlite3'
import type { EnvironmentId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import type { ObservationKind } from '../connectors/observation.ts'
import { observationTables } from './observation-tables.ts'

/** Rows that one index holds in the order of time: those of a project, of a place, or all. */
export type Lane = {
  readonly source?: string
  readonly project?: string
  readonly place?: string
  /** Only those of one source, among all. */
  readonly among?: string
}

type Wanted = {
  readonly source?: SourceId | undefined
  readonly project?: string | undefined
  readonly service?: ServiceId | undefined
  /** Of any of these; narrows down what is asked of one service. */
  readonly services?: readonly ServiceId[] | undefined
  readonly environment?: EnvironmentId | undefined
  readonly place?: string | undefined
}

type Named = {
  readonly by: string
  readonly source: string | null
  readonly name: string | null
}

/**
 * In which lanes lies what is asked for. A service has as many as projects were joined to it; a list
 * is their merging, so that it is never sorted as a whole.
 */
export function openLanes(db: Database, kind: ObservationKind) {
  const { table } = observationTables[kind]
  const ofServices = db.prepare<[Named], Lane>(`
    SELECT source, project FROM joined_projects
    WHERE service IN (SELECT value FROM json_each(@by)) AND (@source IS NULL OR source = @source)
      AND (@name IS NULL OR project = @name)`)
  const ofEnvironment = db.prepare<[Named], Lane>(`
    SELECT source, place FROM joined_places
    WHERE environment = @by AND (@source IS NULL OR source = @source)
      AND (@name IS NULL OR place = @name)`)
  const ofProject = db.prepare<[string], Lane>(
    `SELECT DISTINCT source, project FROM ${table} WHERE project = ?`,
  )
  const ofPlace =
    kind === 'deployments'
      ? db.prepare<[string], Lane>(`SELECT DISTINCT source, place FROM ${table} WHERE place = ?`)
      : undefined

  return (wanted: Wanted): readonly Lane[] => {
    const { source, project, environment, place } = wanted
    const at = source ?? null
    const services = servicesIn(wanted)
    if (services !== undefined) {
      return ofServices.all({ by: JSON.stringify(services), source: at, name: project ?? null })
    }
    if (project !== undefined) return source ? [{ source, project }] : ofProject.all(project)
    if (environment !== undefined) {
      return ofEnvironment.all({ by: environment, source: at, name: place ?? null })
    }
    if (place !== undefined) return source ? [{ source, place }] : (ofPlace?.all(place) ?? [])
    return source ? [{ among: source }] : [{}]
  }
}

function servicesIn({ service, services }: Wanted): readonly ServiceId[] | undefined {
  if (service === undefined) return services
  return services === undefined || services.includes(service) ? [service] : []
}
