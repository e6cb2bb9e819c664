import type { z } from 'zod'
import type { Leaf, Stream } from '#core/connectors/connector.ts'
import type { Observed } from '#core/connectors/observation.ts'
import type { Outward } from '#core/sync/outward.ts'

/** What an engine would know: the newest revision of each row, and the last cursor that was kept. */
export type Known = {
  rows: Map<string, Extract<Observed, { of: 'runs' | 'deployments' }>>
  cursor: z.core.util.JSONType | undefined
  /** Those of the last walk. */
  leaves: Leaf[]
}

type Reading<Settings> = {
  readonly stream: Stream<Settings>
  readonly outward: Outward
  readonly settings: Settings
  readonly part: string
  readonly now: number
  readonly known: Known
  readonly sweep?: true
  /** After how many leaves the walk is killed. */
  readonly leaves?: number
}

/** Walks once, and keeps leaf by leaf what comes. */
export async function readAll<Settings>(reading: Reading<Settings>): Promise<void> {
  const { stream, settings, part, known, sweep = false, leaves = Infinity } = reading
  const open = [...known.rows.values()]
    .filter(({ said }) => ['running', 'waiting'].includes(said.outcome))
    .map(({ key }) => key)
  const walk = { ...reading, cursor: known.cursor, open, sweep }
  const met = new Set<string>()
  known.leaves = []
  if (leaves === 0) return
  for await (const leaf of stream.walk(walk)) {
    for (const raw of leaf.rows) {
      const observed = stream.parse(raw, { part, settings })
      if (observed.of !== 'runs' && observed.of !== 'deployments') continue
      met.add(observed.key)
      const before = known.rows.get(observed.key)
      if (!before || before.revision <= observed.revision) known.rows.set(observed.key, observed)
    }
    if (leaf.metAllSince !== undefined) forget(known, { met, since: leaf.metAllSince })
    if (leaf.cursor !== undefined) known.cursor = structuredClone(leaf.cursor)
    known.leaves.push(leaf)
    if (known.leaves.length >= leaves) return
  }
}

type Met = { readonly met: ReadonlySet<string>; readonly since: number }

function forget({ rows }: Known, { met, since }: Met): void {
  for (const [key, { said }] of rows) {
    if (!met.has(key) && said.createdAt >= since) rows.delete(key)
  }
}
