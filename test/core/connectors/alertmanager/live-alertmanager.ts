import { type ScriptedAnswer, scriptedExchange } from '../../../support/exchange.ts'
import { alert, isoOf, NOW, status } from './samples.ts'

export type Standing = { readonly name: string; readonly since: number; readonly quiet?: true }

/** An Alertmanager as it tells what stands with it now, and nothing else. */
export function liveAlertmanager() {
  const upstream = {
    standing: [] as Standing[],
    silences: [] as object[],
    startedAt: NOW - 24 * 60 * 60_000,
    updatedAt: NOW,
    before: (): ScriptedAnswer | undefined => undefined,
  }

  function answer({ url }: { readonly url: URL }): ScriptedAnswer {
    const said = upstream.before()
    if (said) return said
    if (url.pathname.endsWith('/api/v2/status')) {
      return { body: { ...status, uptime: isoOf(upstream.startedAt) } }
    }
    if (url.pathname.endsWith('/api/v2/silences')) return { body: upstream.silences }
    if (url.pathname.endsWith('/api/v2/alerts')) {
      return { body: upstream.standing.map((one) => toAlert(one, upstream.updatedAt)) }
    }
    return { status: 404 }
  }
  return Object.assign(upstream, scriptedExchange(answer))
}

const toAlert = ({ name, since, quiet }: Standing, updatedAt: number) => ({
  ...alert,
  fingerprint: name,
  startsAt: isoOf(since),
  updatedAt: isoOf(updatedAt),
  endsAt: isoOf(updatedAt + 4 * 60_000),
  labels: { ...alert.labels, alertname: name },
  status: quiet ? { ...alert.status, state: 'suppressed', silencedBy: ['id'] } : alert.status,
})
