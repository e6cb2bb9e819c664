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

export type Spoil = (body: unknown, request: ExchangeRequest) => ScriptedAnswer

/** A core with one source of the kind, that was read once on a good day. */
export async function startRead(connector: AnyConnector) {
  const answers = await answersOf(connector)
  let spoil: Spoil | undefined
  const upstream = scriptedExchange((request) => {
    const body = answers.answer(request.url)
    if (spoil) return spoil(body, request)
    return body === undefined ? { status: 404 } : { body }
  })
  const core = await startSyncedCore({ exchange: upstream.exchange, connectors: [connector] })
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
    upstream,
    sync,
    first,
    spoil(how: Spoil | undefined): void {
      spoil = how
    },
  }
}
export type Read = Awaited<ReturnType<typeof startRead>>

/** Every row of a source with when it was seen to be gone, and every chunk of points. */
export function keysOf({ core, sourceId }: Read): string[] {
  const rows = observationKinds.flatMap((kind) =>
    core
      .db()
      .prepare<[string], string>(
        `SELECT '${kind} ' || key FROM ${observationTables[kind].table} WHERE source = ?`,
      )
      .pluck()
      .all(sourceId),
  )
  const series = core
    .db()
    .prepare<[], string>("SELECT 'series ' || labels FROM metric_series")
    .pluck()
    .all()
  return [...rows, ...series].toSorted()
}
