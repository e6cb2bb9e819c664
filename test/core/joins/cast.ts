import { openJoined } from '#core/joins/joined.ts'
import { openObservationStore } from '#core/observations/observation-store.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { startCore } from '../../support/core.ts'
import { observe } from '../observations/cast.ts'

type Seen = {
  readonly source: SourceId
  readonly key: string
  readonly project: string
  readonly at?: number
}

/** A core with two sources, two services and two environments; what is read is put in by hand. */
export async function startJoined() {
  const core = await startCore()
  /** Ids of one moment are in no order; lists are. */
  const add = async (name: string) => {
    core.clock.pass(1000)
    const baseUrl = 'https://ci.example.org/'
    return core.get('sources.add', { kind: 'jenkins', name, baseUrl, secret: 'a:b' })
  }
  const sources = [(await add('one')).id, (await add('two')).id] as const
  const repository = 'https://git.example.org/org/billing.git'
  const services = [
    (await core.get('services.add', { name: 'Billing', tier: 0, repository })).id,
    (await core.get('services.add', { name: 'Ledger', tier: 0 })).id,
  ] as const
  const placed = { stage: 1, tier: 0, region: null }
  const environments = [
    (await core.get('environments.add', { name: 'Production', ...placed })).id,
    (await core.get('environments.add', { name: 'Staging', ...placed })).id,
  ] as const
  const db = core.db()
  const store = openObservationStore(db)
  const joined = openJoined(db)
  let revision = 0

  /** As the engine keeps a leaf. */
  function keep(source: SourceId, observed: Parameters<typeof observe>[0][]): void {
    const rows = observed.map((one) => ({ observed: observe(one), raw: {} }))
    db.transaction(() => {
      store.keep({ source, part: 'p', walk: 1, now: 1, rows })
      joined.meet()
    })()
  }
  const base = { original: '', commit: null, by: null, url: null }
  const times = (at: number) => ({ createdAt: at, startedAt: null, finishedAt: null })
  return {
    ...core,
    ...{ sources, services, environments, store, keep },
    run: ({ source, key, project, at = 1 }: Seen) => {
      const said = { ...base, ...times(at), project, name: 'Build', number: null, attempt: 1 }
      const rest = { outcome: 'succeeded', branch: null, trigger: null }
      revision += 1
      keep(source, [{ of: 'runs', key, revision, said: { ...said, ...rest } }])
    },
    deployment: ({ source, key, project, place, at = 1 }: Seen & { readonly place: string }) => {
      const said = { ...base, ...times(at), project, place, version: null, ref: null }
      revision += 1
      keep(source, [{ of: 'deployments', key, revision, said: { ...said, outcome: 'succeeded' } }])
    },
  }
}
export type JoinedCore = Awaited<ReturnType<typeof startJoined>>
