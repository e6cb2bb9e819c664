import { once } from 'node:events'
import { createServer, type Server } from 'node:http'

/** A loopback server that says just enough of what an Alertmanager says: one alert a name. */
export class AlertsUpstream {
  readonly #names: readonly string[]
  #server: Server | undefined
  #address = ''

  constructor(names: readonly string[]) {
    this.#names = names
  }

  get address(): string {
    return this.#address
  }

  async start(): Promise<void> {
    const server = createServer(({ url = '/' }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(this.#answer(new URL(url, 'http://127.0.0.1').pathname)))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    this.#address = `http://127.0.0.1:${port}`
    this.#server = server
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = undefined
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }

  #answer(path: string): object {
    if (path === '/api/v2/status') return status
    return path === '/api/v2/alerts' ? this.#names.map(alertOf) : []
  }
}

const startsAt = new Date(Date.now() - 3_600_000).toISOString()

const status = {
  uptime: new Date(Date.now() - 86_400_000).toISOString(),
  cluster: { status: 'ready' },
  versionInfo: { version: '0.27.0' },
  config: { original: '' },
}

/** The first name is the one that was met last. */
const alertOf = (name: string, place: number) => ({
  fingerprint: `f${place}`,
  startsAt: new Date(Date.parse(startsAt) - place * 1000).toISOString(),
  endsAt: new Date(Date.parse(startsAt) + 86_400_000).toISOString(),
  updatedAt: startsAt,
  labels: { alertname: 'Slow', service: name, severity: 'warning' },
  annotations: { summary: 'Answers are slow' },
  generatorURL: 'https://prometheus.example/graph',
  status: { state: 'active', silencedBy: [], inhibitedBy: [], mutedBy: [] },
  receivers: [{ name: 'team' }],
})
