import type { Leaf, Stream, Walk } from '#core/connectors/connector.ts'
import type { GitlabSettings } from '#core/connectors/gitlab/settings.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { pipelineRow } from './samples.ts'

export const NOW = Date.UTC(2026, 10, 20, 9)
export const HOUR = 3_600_000
export const part = 'shop/checkout'
const settings: GitlabSettings = { projects: [part], days: 10 }
const LIST = '/projects/shop%2Fcheckout/pipelines'

export type LiveRow = { readonly id: number; readonly updatedAt: number; readonly status: string }
/** What happens at the source before it answers. */
export type Step = (rows: Map<number, LiveRow>, now: number) => void

/** Pipelines of one project that go on changing between two requests; pages are small here. */
export function liveGitlab({
  rows,
  steps = [],
  perPage = 4,
}: {
  readonly rows: readonly LiveRow[]
  readonly steps?: readonly Step[]
  readonly perPage?: number
}) {
  const all = new Map(rows.map((row) => [row.id, row]))
  const due = [...steps]
  let now = NOW
  /** What each address answered when it was kept last, and what waits for its leaf. */
  const validators = new Map<string, string>()
  const waiting = new Map<string, string>()
  const sent: string[] = []

  const scripted = scriptedOutward((path, wish) => {
    now += 7
    due.shift()?.(all, now)
    const body = path.startsWith(`${LIST}?`) ? pageOf(path) : wholeOf(path)
    const digest = JSON.stringify(body)
    if (wish?.unlessSame && validators.get(path) === digest) return { same: true }
    sent.push(path)
    waiting.set(path, digest)
    return body
  })

  function pageOf(path: string) {
    const query = new URLSearchParams(path.split('?')[1])
    const page = Number(query.get('page'))
    const after = Date.parse(query.get('updated_after') ?? '')
    const before = Date.parse(query.get('updated_before') ?? '9999-12-31T00:00:00Z')
    const found = [...all.values()]
      .filter(({ updatedAt }) => updatedAt >= after && updatedAt <= before)
      .toSorted((one, other) => other.updatedAt - one.updatedAt || other.id - one.id)
    const body = found.slice((page - 1) * perPage, page * perPage).map(toRow)
    const next = page * perPage < found.length ? String(page + 1) : ''
    return { body, headers: { 'x-next-page': next } }
  }

  function wholeOf(path: string) {
    const row = all.get(Number(path.slice(LIST.length + 1)))
    if (!row) throw new Error(`nothing stands at ${path}`)
    return { body: { ...toRow(row), started_at: null } }
  }

  /** The leaf stands, and with it what was to be remembered of the answers before it. */
  function keepValidators(): void {
    for (const [path, digest] of waiting) {
      if (scripted.kept.has(path)) validators.set(path, digest)
    }
    waiting.clear()
  }
  return {
    ...scripted,
    all,
    sent,
    keepValidators,
    forgetWaiting: () => waiting.clear(),
    stop: () => void due.splice(0),
  }
}

const toRow = ({ id, updatedAt, status }: LiveRow) => ({
  ...pipelineRow,
  id,
  iid: id,
  status,
  created_at: new Date(Math.min(updatedAt, NOW - 9 * 24 * HOUR)).toISOString(),
  updated_at: new Date(updatedAt).toISOString(),
})

type Stands = { readonly revision: number; readonly original: string; goneWalk: number }

/** Keeps leaves as the engine does. */
export function keepingOf(stream: Stream<GitlabSettings>) {
  const rows = new Map<string, Stands>()
  const gone = new Set<string>()
  let cursor: Leaf['cursor']
  let filling = true
  let walks = 0
  return {
    rows,
    gone,
    isFilling: () => filling,
    begin(outward: Walk<GitlabSettings>['outward'], over: Partial<Walk<GitlabSettings>> = {}) {
      walks += 1
      const open = [...rows].flatMap(([key, { original }]) => (original === 'running' ? [key] : []))
      const walk = { settings, outward, now: NOW, part, cursor, open, sweep: false, ...over }
      return stream.walk(walk)
    },
    keep(leaf: Leaf): void {
      for (const raw of leaf.rows) {
        const { key, revision, said } = stream.parse(raw, { part, settings })
        const stands = rows.get(key)
        const { original } = said as { original: string } // pipelines have one
        if (!stands || revision >= stands.revision) {
          rows.set(key, { revision, original, goneWalk: walks })
        } else stands.goneWalk = walks
      }
      if (leaf.metAllSince !== undefined) {
        for (const [key, { goneWalk }] of rows) if (goneWalk < walks) gone.add(key)
      }
      if (leaf.cursor !== undefined) cursor = JSON.parse(JSON.stringify(leaf.cursor))
      if (leaf.filling !== undefined) filling = leaf.filling
    },
    cursor: () => cursor,
  }
}
export type Keeping = ReturnType<typeof keepingOf>

type Once = {
  readonly source: ReturnType<typeof liveGitlab>
  readonly mine: Keeping
  readonly leaves?: number
  readonly sweep?: true
}

/** One walk, broken off after so many leaves. */
export async function walkOnce({ source, mine, leaves, sweep }: Once): Promise<void> {
  let kept = 0
  source.forgetWaiting()
  for await (const leaf of mine.begin(source.outward, { sweep: sweep === true })) {
    mine.keep(leaf)
    source.keepValidators()
    kept += 1
    if (kept === leaves) return
  }
}
