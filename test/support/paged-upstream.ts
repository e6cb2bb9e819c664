import { createHash } from 'node:crypto'
import type { ExchangeRequest } from '#core/ports.ts'
import { type ScriptedAnswer, scriptedExchange } from './exchange.ts'

export type Thing = {
  readonly id: string
  readonly at: number
  readonly updated: number
  readonly state: string
}

/** A host that tells its things newest first, page by page, with links and validators. */
export function pagedUpstream(things: Thing[] = [], { page: size } = { page: 10 }) {
  let before: (request: ExchangeRequest) => ScriptedAnswer | undefined = () => undefined
  const statuses: number[] = []

  const answer = (request: ExchangeRequest): ScriptedAnswer => {
    const said = before(request) ?? tell(request)
    statuses.push(said.status ?? 200)
    return said
  }

  function tell({ url, headers }: ExchangeRequest): ScriptedAnswer {
    const [, room, id] = url.pathname.split('/').slice(-3)
    if (room === 'things' && id) return one(id)
    const page = Number(url.searchParams.get('page') ?? 1)
    const sorted = things.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    const body = sorted.slice((page - 1) * size, page * size)
    const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('hex')}"`
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
    const next = new URL(url)
    next.searchParams.set('page', String(page + 1))
    const link = page * size < sorted.length ? { link: `<${next.href}>; rel="next"` } : {}
    return { headers: { etag, ...link }, body }
  }

  function one(id: string): ScriptedAnswer {
    const found = things.find((thing) => thing.id === id)
    return found ? { body: found } : { status: 404, body: { message: 'Not found' } }
  }

  return {
    ...scriptedExchange(answer),
    things,
    statuses,
    /** Looks at each request first; what it answers is said instead. */
    intercept(look: typeof before): void {
      before = look
    },
  }
}
export type PagedUpstream = ReturnType<typeof pagedUpstream>
