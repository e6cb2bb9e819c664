import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'

type Body = object | readonly unknown[]
export type Bodies = Readonly<Record<string, Body>>

const REPOSITORY = 'parcel/labels'

/** A loopback server that says just enough of what GitHub says. */
export class Upstream {
  #token: string
  readonly #answers: Bodies
  #server: Server | undefined
  readonly #others: readonly string[]
  #port = 0
  /** What it was asked, by path. */
  readonly asked: string[] = []

  /** What else it lists, besides the repository that can be read, and what it answers. */
  constructor(
    token: string,
    { others = [], answers = bodies }: { others?: readonly string[]; answers?: Bodies } = {},
  ) {
    this.#token = token
    this.#others = others
    this.#answers = answers
  }

  /** From now on this one is let in, and no other. */
  accept(token: string): void {
    this.#token = token
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const { status, body } = this.#answer(request)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
    server.listen(this.#port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    this.#port = typeof address === 'object' && address !== null ? address.port : 0
    this.#server = server
  }

  /** As if it had died: nobody answers any more. */
  async kill(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = undefined
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }

  #answer({ url = '/', headers }: IncomingMessage): { status: number; body: Body } {
    const { pathname } = new URL(url, this.address)
    this.asked.push(pathname)
    if (headers.authorization !== `Bearer ${this.#token}`) {
      return { status: 401, body: { message: 'Bad credentials' } }
    }
    if (pathname === '/user/repos') {
      const others = this.#others.map((name) => ({ full_name: name, description: null }))
      const own = this.#answers[pathname] ?? repositories
      return { status: 200, body: [...(Array.isArray(own) ? own : []), ...others] }
    }
    const body = this.#answers[pathname]
    return body ? { status: 200, body } : { status: 404, body: { message: 'Not Found' } }
  }
}

const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const run = {
  id: 7001,
  name: 'Build and deploy',
  display_title: 'Larger labels',
  path: '.github/workflows/deploy.yml',
  run_number: 41,
  run_attempt: 1,
  status: 'completed',
  conclusion: 'success',
  head_branch: 'main',
  head_sha: 'a'.repeat(40),
  event: 'push',
  actor: { login: 'ines' },
  triggering_actor: { login: 'ines' },
  created_at: at(90),
  run_started_at: at(90),
  updated_at: at(80),
  html_url: 'https://github.com/parcel/labels/actions/runs/7001',
}
/** Without an id it cannot be kept; the rest of it is nobody's program. */
const unfit = { name: '<img src=x onerror="document.title=1">', created_at: at(95) }

const repositories = [
  { full_name: REPOSITORY, description: 'Prints labels' },
  { full_name: 'parcel/routes', description: null },
]

const bodies: Bodies = {
  '/user': { login: 'signalbox-reader' },
  [`/repos/${REPOSITORY}`]: { full_name: REPOSITORY },
  [`/repos/${REPOSITORY}/actions/runs`]: { total_count: 2, workflow_runs: [run, unfit] },
  [`/repos/${REPOSITORY}/deployments`]: [],
  [`/repos/${REPOSITORY}/releases`]: [],
  [`/repos/${REPOSITORY}/pulls`]: [],
}
