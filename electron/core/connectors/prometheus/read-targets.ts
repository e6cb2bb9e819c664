import { z } from 'zod'
import type { Health } from '#shared/vocabulary/health-check.ts'
import { due, loose, readAs } from '../alarm-fields.ts'
import { type Leaf, type Stream, Unfit, type Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { askHealth, told } from './ask-health.ts'
import { keyOf } from './key-of.ts'
import type { PrometheusSettings } from './prometheus-settings.ts'
import { steadyWords } from './steady-words.ts'

const EVERY_MS = 2 * 60_000
/** Not that of rules: what one list does not hold says nothing of the other. */
const EVERY_TARGET = 'every target'

const Targets = z.object({ activeTargets: z.array(z.unknown()).nullable() })
const Target = z.object({
  scrapePool: loose.text,
  scrapeUrl: due.text,
  globalUrl: loose.url,
  labels: loose.texts,
  health: due.text,
  lastError: loose.text,
})
const Trimmed = z.object({
  scrapePool: z.unknown(),
  scrapeUrl: z.unknown(),
  globalUrl: z.unknown(),
  labels: z.unknown(),
  health: z.unknown(),
  lastError: z.unknown(),
})

/** What is measured, and whether it can be. */
export const targets: Stream<PrometheusSettings> = {
  name: 'targets',
  observes: 'healthChecks',
  everyMs: EVERY_MS,
  parts: ({ health }) => (health ? [EVERY_TARGET] : []),
  walk: walkTargets,
  parse: parseTarget,
}

/** All of them in one answer: what is not in it is gone. */
async function* walkTargets(walk: Walk<PrometheusSettings>): AsyncGenerator<Leaf> {
  const data = await askHealth(walk, { path: '/api/v1/targets', query: { state: 'active' } })
  if (data === undefined) {
    yield { rows: [], filling: false }
    return
  }
  const read = Targets.safeParse(data)
  if (!read.success) throw new Unfit('What was answered is no list of targets.')
  const rows = (read.data.activeTargets ?? []).map(trimmed)
  yield { rows, cursor: told, metAllSince: 0, filling: false }
}

/** What was discovered of a target may hold anything, and when it was scraped changes all the time. */
const trimmed = (raw: unknown): unknown => Trimmed.safeParse(raw).data ?? raw

const healths: ReadonlyMap<string, Health> = new Map([
  ['up', 'healthy'],
  ['down', 'failing'],
])

/** `unknown` is what Prometheus says itself of what it has not scraped yet. */
export const targetHealth = (said: string): Health => healths.get(said) ?? 'unknown'

export function parseTarget(raw: unknown): Observed {
  const target = readAs(Target, { raw, what: 'A target' })
  const { scrapePool, scrapeUrl, labels, health } = target
  const where = withoutQuery(scrapeUrl)
  return {
    of: 'healthChecks',
    key: keyOf('target', [scrapePool, scrapeUrl, labels]),
    // It is told as it stands, with no moment: what is read last counts.
    revision: 0,
    said: {
      kind: 'target',
      project: labels['job'] || scrapePool || '',
      name: labels['instance'] || where,
      health: targetHealth(health),
      original: health,
      because: target.lastError ? steadyWords(target.lastError) : null,
      since: null,
      labels,
      url: target.globalUrl ? withoutQuery(target.globalUrl) : null,
    },
  }
}

/** Parameters of a scrape may hold what is not for everybody. */
const withoutQuery = (address: string): string => address.replace(/[?#].*$/s, '')
