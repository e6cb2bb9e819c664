import type { Leaf, Stream, Walk } from '../connector.ts'
import { walkNewestFirst } from '../walk-newest-first.ts'
import { askPage, PER_PAGE } from './ask-pagerduty.ts'
import { keyOfIncident, listIncidents } from './list-incidents.ts'
import { type PagerdutySettings, partsOf, servicesOf } from './pagerduty-settings.ts'
import { parseIncident } from './parse-incident.ts'

const EVERY_MS = 2 * 60_000
/** Those that stand are asked for page by page, and no further than this. */
const STANDING_PAGES = 10

export const incidents: Stream<PagerdutySettings> = {
  name: 'incidents',
  observes: 'incidents',
  everyMs: EVERY_MS,
  parts: partsOf,
  walk: walkIncidents,
  parse: parseIncident,
}

/**
 * First what stands, however long ago it began; then what is new; then, one by one, what stood before
 * and does no more.
 */
async function* walkIncidents(walk: Walk<PagerdutySettings>): AsyncGenerator<Leaf> {
  const standing = new Set<string>()
  for (const status of ['triggered', 'acknowledged']) {
    for await (const rows of pagesOf(walk, status)) {
      for (const raw of rows) standing.add(keyOfIncident(raw) ?? '')
      yield { rows }
    }
  }
  const open = walk.open.filter((key) => !standing.has(key))
  yield* walkNewestFirst(listIncidents(walk), { ...walk, open })
}

async function* pagesOf({ outward, part }: Walk<PagerdutySettings>, status: string) {
  const query = {
    date_range: 'all',
    'statuses[]': status,
    sort_by: 'created_at:desc',
    time_zone: 'UTC',
    ...servicesOf(part),
  }
  for (let page = 0; page < STANDING_PAGES; page += 1) {
    const offset = page * PER_PAGE
    const { rows, more } = await askPage({ outward, list: 'incidents', query, offset })
    yield rows
    if (!more) return
  }
}
