import type { AskOf } from '#shared/contract/index.ts'
import { EnvironmentId, ReleaseId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import { IncidentState } from '#shared/vocabulary/incident.ts'
import { Outcome } from '#shared/vocabulary/observed.ts'
import { type HappeningKind, happeningKinds } from '../happening.ts'

type Query = Readonly<Record<string, string>>

export const spans = { day: 1, week: 7, month: 30 } as const
export type SpanName = keyof typeof spans
const DAY_MS = 24 * 60 * 60_000

/** What the address narrows the list down to; what it names that does not exist is left out. */
export type Wanted = {
  readonly show: HappeningKind
  readonly service: ServiceId | undefined
  readonly release: ReleaseId | undefined
  /** Only what went to an environment of the release in a slot that it has there. */
  readonly during: boolean
  readonly environment: EnvironmentId | undefined
  readonly source: SourceId | undefined
  readonly outcome: Outcome | undefined
  readonly state: IncidentState | undefined
  readonly since: SpanName | undefined
  /** Only what is older, in epoch milliseconds. */
  readonly before: number | undefined
}

export function readWanted(query: Query): Wanted {
  const show = happeningKinds.find((kind) => kind === query['show']) ?? 'runs'
  const release = ReleaseId.safeParse(query['release']).data
  const before = Number(query['before'])
  return {
    show,
    service: ServiceId.safeParse(query['service']).data,
    release,
    during: show === 'deployments' && release !== undefined && query['during'] === 'on',
    environment:
      show === 'deployments' ? EnvironmentId.safeParse(query['environment']).data : undefined,
    source: SourceId.safeParse(query['source']).data,
    outcome: show === 'incidents' ? undefined : Outcome.safeParse(query['outcome']).data,
    state: show === 'incidents' ? IncidentState.safeParse(query['state']).data : undefined,
    since: (Object.keys(spans) as SpanName[]).find((name) => name === query['since']),
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  }
}

type Ask = AskOf<'runs.list'> & AskOf<'deployments.list'> & AskOf<'incidents.list'>

/** The question to the core; without what does not matter. `now` is a full minute, so that it stays the same for one. */
export function askOf({ show, since, during, before, ...same }: Wanted, now: number): Ask {
  const from = since && now - spans[since] * DAY_MS
  const named = { ...same, from, before, during: during || undefined }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Ask // each part was read by the schema that the question has for it
}

/** Whether anything but the kind is asked for. */
export const isNarrowed = ({ show, during, ...rest }: Wanted): boolean =>
  during || Object.values(rest).some((value) => value !== undefined)
