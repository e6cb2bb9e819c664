import { z } from 'zod'
import { momentOf } from '../alarm-fields.ts'
import type { Walk } from '../connector.ts'
import type { Listing, Page } from '../walk-newest-first.ts'
import { askOne, askPage, DEEPEST, fieldOf, PER_PAGE } from './ask-pagerduty.ts'
import { DAY_MS, horizonOf, type PagerdutySettings, servicesOf } from './pagerduty-settings.ts'

const OVERLAP_MS = 6 * 60 * 60_000
/** PagerDuty looks back over six months in one question at most. */
const SPAN_MS = 90 * DAY_MS

/** A page of those that were created in a span of time. */
const Place = z.object({ since: z.int(), until: z.int(), offset: z.int() })
type Place = z.infer<typeof Place>

export const keyOfIncident = (raw: unknown): string | undefined => {
  const id = fieldOf(raw, 'id')
  return typeof id === 'string' && id !== '' ? id : undefined
}

const createdAt = (raw: unknown): number | undefined => momentOf(fieldOf(raw, 'created_at'))

/** Incidents, the last created first: span after span, and in each page after page. */
export function listIncidents(walk: Walk<PagerdutySettings>): Listing<unknown> {
  const { outward, now } = walk
  const horizon = horizonOf(walk)

  async function ask(said: unknown): Promise<Page<unknown>> {
    const place = Place.parse(said)
    const query = {
      since: new Date(place.since).toISOString(),
      until: new Date(place.until).toISOString(),
      sort_by: 'created_at:desc',
      time_zone: 'UTC',
      ...servicesOf(walk.part),
    }
    const { offset } = place
    const { rows, more } = await askPage({ outward, list: 'incidents', query, offset })
    const next = more && rows.length > 0 ? behind(place, rows) : below(place.since, horizon)
    return { is: 'fresh', rows, next, keep: () => {} }
  }
  // Nobody's clock is a day ahead.
  const first = spanBefore(now + DAY_MS)
  return {
    first,
    ask,
    at: createdAt,
    keyOf: keyOfIncident,
    one: (key) => askOne({ outward, list: 'incidents', key, name: 'incident' }),
    overlapMs: OVERLAP_MS,
    horizon,
    back: (place) => backOf(Place.parse(place)),
  }
}

const spanBefore = (until: number): Place => ({ since: until - SPAN_MS, until, offset: 0 })

const below = (since: number, horizon: number): Place | undefined =>
  since > horizon ? spanBefore(since) : undefined

const backOf = ({ offset, ...span }: Place): Place => ({
  ...span,
  offset: Math.max(0, offset - PER_PAGE),
})

/** Where PagerDuty counts no further, what is older is asked for by its time; its second twice. */
function behind(place: Place, rows: readonly unknown[]): Place {
  const offset = place.offset + PER_PAGE
  if (offset + PER_PAGE <= DEEPEST) return { ...place, offset }
  const moments = rows.flatMap((raw) => createdAt(raw) ?? [])
  const oldest = moments.reduce((a, b) => Math.min(a, b), place.until)
  const until = Math.min(oldest + 1000, place.until - 1000)
  return { since: Math.min(place.since, until - 1000), until, offset: 0 }
}
