import type { Stream } from '#core/connectors/connector.ts'
import type { GithubSettings } from '#core/connectors/github/github-settings.ts'
import type { Observed } from '#core/connectors/observation.ts'
import { type Outward, OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { type LiveRepository, PART } from './live-repository.ts'

type Kept = { readonly observed: Observed; readonly met: number; readonly gone: boolean }
type Fresh = { readonly said: string; readonly kept: never }

const settings: GithubSettings = { repositories: [PART], days: 90 }

/** Keeps leaves as the engine does: rows, cursor and validators together, and the newest revision stands. */
export function smallEngine(stream: Stream<GithubSettings>, live: LiveRepository) {
  const known = new Map<string, Kept>()
  const fresh = new Map<string, Fresh>()
  let cursor: never | undefined
  let filling = false
  let walks = 0
  let pending: [string, Fresh][] = []
  let sames = 0

  const { outward: whole, asked } = scriptedOutward((path, wish) => {
    const told = live.tell(path, wish)
    if (!told) throw new OutwardError('It is not there.', { trouble: 'missing' })
    return told
  })
  const outward: Outward = {
    address: 'https://api.github.com',
    documents: whole.documents,
    async get(where, wish) {
      const answer = await whole.get(where, wish)
      if (answer.is === 'same') return answer
      const path = asked.at(-1)!
      const said = JSON.stringify([answer.body, answer.next])
      const before = fresh.get(path)
      if (wish?.unlessSame && before?.said === said) {
        sames += 1
        return { is: 'same', kept: before.kept }
      }
      // What was kept is given back as it came.
      const keep = (kept: unknown) => void pending.push([path, { said, kept: kept as never }])
      return { ...answer, keep }
    },
  }

  function keepRows(rows: readonly unknown[]): void {
    for (const raw of rows) {
      const observed = stream.parse(raw, { part: PART, settings })
      const before = known.get(observed.key)
      const stands = before && before.observed.revision > observed.revision
      const gone = stands ? before.gone : false
      known.set(observed.key, { observed: stands ? before.observed : observed, met: walks, gone })
    }
  }
  const openKeys = () =>
    [...known.values()]
      .filter(({ gone, observed: { said } }) => !gone && isOpen(said))
      .map(({ observed }) => observed.key)
      .toSorted((a, b) => Number(b) - Number(a))
      .slice(0, 200)

  return {
    asked,
    sames: () => sames,
    isFilling: () => filling,
    cursor: () => cursor as unknown,
    known: () => [...known.values()].filter(({ gone }) => !gone).map(({ observed }) => observed),
    /** Walks once; broken off after so many leaves. */
    async walk({
      leaves = Number.POSITIVE_INFINITY,
      sweep = false,
      days = 90,
    } = {}): Promise<void> {
      walks += 1
      pending = []
      let count = 0
      const walk = { settings: { ...settings, days }, outward, now: live.now(), part: PART }
      for await (const leaf of stream.walk({ ...walk, cursor, open: openKeys(), sweep })) {
        keepRows(leaf.rows)
        const since = leaf.metAllSince
        for (const [key, row] of known) {
          const isUnmet =
            since !== undefined && row.met < walks && bornAt(row.observed.said) >= since
          if (isUnmet) known.set(key, { ...row, gone: true })
        }
        // It went out as JSON and comes back as such.
        if (leaf.cursor !== undefined) cursor = JSON.parse(JSON.stringify(leaf.cursor)) as never
        if (leaf.filling !== undefined) filling = leaf.filling
        for (const [path, one] of pending) fresh.set(path, one)
        pending = []
        count += 1
        if (count >= leaves) return
      }
    },
  }
}

const isOpen = (said: Observed['said']): boolean =>
  'outcome' in said
    ? said.outcome === 'waiting' || said.outcome === 'running'
    : 'state' in said && said.state === 'open'

const bornAt = (said: Observed['said']): number =>
  'openedAt' in said ? said.openedAt : 'createdAt' in said ? (said.createdAt ?? 0) : 0
