import { Unfit } from '#core/connectors/connector.ts'
import type { AnyConnector } from '#core/connectors/registry.ts'
import { observationTables } from '#core/observations/observation-tables.ts'
import type { ExchangeRequest } from '#core/ports.ts'
import { observationKinds } from '#shared/vocabulary/observed.ts'
import { type ScriptedAnswer, scriptedExchange } from '../../support/exchange.ts'
import type { SampleAnswers } from '../../support/sample-answers.ts'
import { startSyncedCore } from '../../support/synced-core.ts'

/** Every connector has a folder of tests with what its vendor answers on a good day. */
export async function answersOf({ kind }: AnyConnector): Promise<SampleAnswers> {
  const { answers } = (await import(`./${kind}/answers.ts`)) as { answers: SampleAnswers }
  return answers
}

type AnyStream = AnyConnector['streams'][number]

export type Spoil = (body: unknown, request: ExchangeRequest) => ScriptedAnswer

/** A core with one source of the kind, that was read once on a good day. */
export async function startRead(connector: AnyConnector) {
  const answers = await answersOf(connector)
  let spoil: Spoil | undefined
  const upstream = scriptedExchange((request) => {
    const body = answers.answer(request.url, request)
    if (spoil) return spoil(body, request)
    return body === undefined ? { status: 404 } : { body }
  })
  const { watched, rowsOf, thrown } = watch(connector)
  const core = await startSyncedCore({ exchange: upstream.exchange, connectors: [watched] })
  const { kind } = connector
  const { baseUrl, settings, query } = answers
  const secret = connector.secret ? { secret: 'canary-user:canary-token' } : {}
  const { id: sourceId } = await core.addSource({ kind, baseUrl, settings, ...secret })
  if (query) {
    await core.get('metrics.define', { source: sourceId, name: 'M', kind: 'gauge', query })
  }
  const sync = () => core.get('sources.sync', { sourceId })
  const first = await sync()
  return {
    core,
    sourceId,
    answers,
    upstream,
    sync,
    first,
    rowsOf,
    thrown,
    spoil(how: Spoil | undefined): void {
      spoil = how
    },
  }
}
export type Read = Awaited<ReturnType<typeof startRead>>

/** The same connector, with how many rows of each stream were understood, and what no row may throw. */
function watch(connector: AnyConnector) {
  const rowsOf = new Map<string, number>()
  const thrown: unknown[] = []
  const watching = (stream: AnyStream): AnyStream => ({
    ...stream,
    parse(raw, about) {
      try {
        const observed = stream.parse(raw, about)
        rowsOf.set(stream.name, (rowsOf.get(stream.name) ?? 0) + 1)
        return observed
      } catch (error) {
        if (!(error instanceof Unfit)) thrown.push(error)
        throw error
      }
    },
  })
  const watched = { ...connector, streams: connector.streams.map(watching) }
  return { watched, rowsOf, thrown }
}

/** Every row of a source, and every chunk of points. */
export function keysOf({ core, sourceId }: Read): string[] {
  const series = core
    .db()
    .prepare<[], string>("SELECT 'series ' || labels FROM metric_series")
    .pluck()
    .all()
  return [...rowsIn({ core, sourceId }, 'TRUE'), ...series].toSorted()
}

/** Every row of a source that is not gone. */
export const standingOf = (read: Pick<Read, 'core' | 'sourceId'>): string[] =>
  rowsIn(read, 'gone_at IS NULL')

const rowsIn = (
  { core, sourceId }: Pick<Read, 'core' | 'sourceId'>,
  where: 'TRUE' | 'gone_at IS NULL',
): string[] =>
  observationKinds.flatMap((kind) =>
    core
      .db()
      .prepare<[string], string>(
        `SELECT '${kind} ' || key FROM ${observationTables[kind].table} WHERE source = ? AND ${where}`,
      )
      .pluck()
      .all(sourceId),
  )
