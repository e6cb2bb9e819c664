import { type ScriptedAnswer, scriptedExchange } from '../../../support/exchange.ts'
import { incident, isoOf } from './samples.ts'

export type Happened = {
  readonly id: string
  readonly createdAt: number
  readonly status: 'triggered' | 'acknowledged' | 'resolved'
  readonly updatedAt: number
}

/** A PagerDuty that cuts, sorts and counts as the real one does. */
export function livePagerduty(incidents: Happened[] = []) {
  const upstream = {
    incidents,
    windows: [] as { id: string; end_time: string }[],
    now: 0,
    before: (_: URL): ScriptedAnswer | undefined => undefined,
  }

  function answer({ url }: { readonly url: URL }): ScriptedAnswer {
    const said = upstream.before(url)
    if (said) return said
    const [list, id] = url.pathname.split('/').slice(2)
    if (list === 'oncalls') return page(url, { list, rows: [] })
    if (list === 'services') return { body: { service: { id, escalation_policy: { id: 'P1' } } } }
    if (list === 'incidents') return id ? one(id) : page(url, { list, rows: incidentsFor(url) })
    if (id) {
      const found = upstream.windows.find((window) => window.id === id)
      return found ? { body: { maintenance_window: found } } : { status: 404 }
    }
    const open = url.searchParams.get('filter') === 'open'
    const rows = upstream.windows.filter(
      ({ end_time: end }) => Date.parse(end) > upstream.now === open,
    )
    return page(url, { list: 'maintenance_windows', rows })
  }

  function incidentsFor({ searchParams }: URL) {
    const status = searchParams.get('statuses[]')
    const all = searchParams.get('date_range') === 'all'
    const since = all ? 0 : Date.parse(searchParams.get('since')!)
    const until = all ? Number.MAX_SAFE_INTEGER : Date.parse(searchParams.get('until')!)
    if (!all && until - since > 183 * 86_400_000) throw new Error('more than six months')
    return upstream.incidents
      .filter((one) => status === null || one.status === status)
      .filter(({ createdAt }) => createdAt >= since && createdAt < until)
      .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
      .map(toIncident)
  }

  function one(id: string): ScriptedAnswer {
    const found = upstream.incidents.find((incident) => incident.id === id)
    return found ? { body: { incident: toIncident(found) } } : { status: 404 }
  }
  return Object.assign(upstream, scriptedExchange(answer))
}

type Listed = { readonly list: string; readonly rows: readonly unknown[] }

function page({ searchParams }: URL, { list, rows }: Listed): ScriptedAnswer {
  const limit = Number(searchParams.get('limit'))
  const offset = Number(searchParams.get('offset'))
  if (offset + limit > 10_000) return { status: 400 }
  const body = { [list]: rows.slice(offset, offset + limit), limit, offset, total: null }
  return { body: { ...body, more: offset + limit < rows.length } }
}

const toIncident = ({ id, createdAt, status, updatedAt }: Happened) => ({
  ...incident,
  id,
  title: id,
  status,
  created_at: isoOf(createdAt),
  updated_at: isoOf(updatedAt),
  last_status_change_at: isoOf(updatedAt),
})
