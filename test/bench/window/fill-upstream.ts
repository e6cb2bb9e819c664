import { once } from 'node:events'
import { createServer } from 'node:http'

const REPOSITORIES = 10
const RUNS_EACH = 10_000
const PER_PAGE = 100
const APART_MS = 4 * 60_000

export const ALL_RUNS = REPOSITORIES * RUNS_EACH
export const repositories = Array.from({ length: REPOSITORIES }, (_, n) => `parcel/part-${n}`)

export type FillUpstream = { readonly address: string; readonly stop: () => Promise<void> }

/** A host that has a hundred thousand runs to tell, as fast as it is asked, and nothing else. */
export async function startFillUpstream(now: number): Promise<FillUpstream> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    response.writeHead(200, { 'content-type': 'application/json', ...nextOf(url) })
    response.end(JSON.stringify(bodyOf(url, now)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As GitHub leads from page to page. */
function nextOf(url: URL): { readonly link?: string } {
  const page = Number(url.searchParams.get('page') ?? '1')
  const isRuns = url.pathname.endsWith('/actions/runs') && !url.searchParams.has('status')
  if (!isRuns || page * PER_PAGE >= RUNS_EACH) return {}
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  return { link: `<${next.href}>; rel="next"` }
}

function bodyOf({ pathname, searchParams }: URL, now: number): unknown {
  const [, repository, of] = /^\/repos\/parcel\/part-(\d+)\/(.+)$/.exec(pathname) ?? []
  if (repository === undefined || of !== 'actions/runs') return []
  if (searchParams.has('status')) return { total_count: 0, workflow_runs: [] }
  const first = (Number(searchParams.get('page') ?? '1') - 1) * PER_PAGE
  const many = Math.max(0, Math.min(PER_PAGE, RUNS_EACH - first))
  const runs = Array.from({ length: many }, (_, n) => runOf(Number(repository), first + n, now))
  return { total_count: RUNS_EACH, workflow_runs: runs }
}

function runOf(repository: number, nth: number, now: number) {
  const at = new Date(now - (nth + 1) * APART_MS).toISOString()
  const id = (repository + 1) * 10_000_000 - nth
  return {
    id,
    name: 'Build and deploy',
    display_title: `Change ${RUNS_EACH - nth} of part ${repository}`,
    path: '.github/workflows/deploy.yml',
    run_number: RUNS_EACH - nth,
    run_attempt: 1,
    status: 'completed',
    conclusion: nth % 9 === 0 ? 'failure' : 'success',
    head_branch: nth % 4 === 0 ? 'main' : `topic/${nth % 50}`,
    head_sha: id.toString(16).padStart(40, '0'),
    event: 'push',
    actor: { login: 'ines' },
    triggering_actor: { login: 'ines' },
    created_at: at,
    run_started_at: at,
    updated_at: at,
    html_url: `https://example.org/parcel/part-${repository}/actions/runs/${id}`,
  }
}
