import { z } from 'zod'

const word = z.string().min(1).nullable().catch(null)
const Source = z.object({ chart: word, targetRevision: word }).nullable().catch(null)
const Told = z
  .object({
    revision: word,
    revisions: z.array(word).nullable().catch(null),
    source: Source,
    sources: z.array(Source).nullable().catch(null),
  })
  .nullable()
  .catch(null)
const Row = z.object({
  history: Told,
  operation: z.object({ syncResult: Told }).nullable().catch(null),
  application: z.object({ spec: Told }),
})
type Told = NonNullable<z.infer<typeof Told>>

type Revisions = {
  readonly version: string | null
  readonly ref: string | null
  readonly commit: string | null
}

/**
 * What was put there: the revision of a chart is its version, that of a repository a commit. Where
 * several sources tell different things of one kind, nobody can say which is the one.
 */
export function readRevisions(raw: unknown): Revisions {
  const row = Row.safeParse(raw).data
  const told = row?.history ?? row?.operation?.syncResult
  if (!row || !told) return { version: null, ref: null, commit: null }
  const pairs = pairsOf({ told, spec: row.application.spec })
  const charts = pairs.filter(({ source }) => source?.chart)
  const code = pairs.filter(({ source }) => !source?.chart)
  return {
    version: only(charts.map(({ revision }) => revision)),
    ref: only(code.map(({ source }) => source?.targetRevision ?? null)),
    commit: only(code.map(({ revision }) => (isCommit(revision) ? revision : null))),
  }
}

type Pair = {
  readonly source: z.infer<typeof Source> | undefined
  readonly revision: string | null
}
type Pairing = { readonly told: Told; readonly spec: z.infer<typeof Told> }

function pairsOf({ told, spec }: Pairing): Pair[] {
  const sources = told.sources ?? (told.source ? null : spec?.sources)
  const { revisions } = told
  if (sources && sources.length > 0 && revisions && revisions.length > 0) {
    return revisions.map((revision, at) => ({ source: sources[at], revision }))
  }
  return [{ source: told.source ?? spec?.source, revision: told.revision }]
}

const isCommit = (revision: string | null): boolean =>
  revision !== null && /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(revision)

function only(all: readonly (string | null)[]): string | null {
  const distinct = new Set(all.filter((one) => one !== null))
  return distinct.size === 1 ? ([...distinct][0] ?? null) : null
}
