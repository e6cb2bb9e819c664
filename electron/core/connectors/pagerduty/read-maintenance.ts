import { z } from 'zod'
import { due, loose, readAs } from '../alarm-fields.ts'
import type { Leaf, Stream, Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { askOne, askPage, fieldOf, PER_PAGE } from './ask-pagerduty.ts'
import {
  EVERYTHING,
  horizonOf,
  type PagerdutySettings,
  partsOf,
  servicesOf,
} from './pagerduty-settings.ts'

const EVERY_MS = 15 * 60_000
const PAGES = 20
const LIST = 'maintenance_windows'

const Named = z.object({ id: due.text, summary: loose.text })
const Window = z.object({
  id: due.text,
  start_time: due.moment,
  end_time: due.moment,
  summary: loose.text,
  description: loose.text,
  created_by: z.object({ summary: loose.text }).nullish().catch(null),
  html_url: loose.url,
})
/** A window with one of the services that it is about. */
const Row = z.object({ window: Window, service: Named.nullable() })

const Cursor = z.object({ open: z.array(z.string()) })
const Services = z.array(Named)

export const maintenance: Stream<PagerdutySettings> = {
  name: 'maintenance',
  observes: 'quietPeriods',
  everyMs: EVERY_MS,
  parts: partsOf,
  walk: walkWindows,
  parse: parseWindow,
}

/**
 * Mostly only those that are not over; once a day all. One that was to come may be deleted; one that
 * went on may be ended, and is asked for by itself because it is not listed any more.
 */
async function* walkWindows(walk: Walk<PagerdutySettings>): AsyncGenerator<Leaf> {
  const before = Cursor.safeParse(walk.cursor).data
  const seen = await askOpen(walk)
  yield { rows: seen.rows }
  if (!before || walk.sweep) yield* readPast(walk)
  for (const key of (before?.open ?? []).filter((one) => !seen.open.includes(one))) {
    const name = 'maintenance_window'
    const window = await askOne({ outward: walk.outward, list: LIST, key, name })
    if (window !== undefined) yield { rows: rowsOf(walk, window) }
  }
  const end = { rows: [], cursor: { open: seen.open } }
  yield seen.whole ? { ...end, metAllSince: walk.now } : end
}

/** What fits one page was told in one moment; only then is what is missing known to be gone. */
async function askOpen(walk: Walk<PagerdutySettings>) {
  const rows: unknown[] = []
  const open: string[] = []
  let pages = 0
  for await (const windows of pagesOf(walk, 'open')) {
    pages += 1
    rows.push(...windows.flatMap((window) => rowsOf(walk, window)))
    for (const window of windows) open.push(Window.safeParse(window).data?.id ?? '')
  }
  const readable = !open.includes('') && rows.every((row) => Row.safeParse(row).success)
  return { rows, open: open.filter(Boolean), whole: pages === 1 && readable }
}

async function* readPast(walk: Walk<PagerdutySettings>): AsyncGenerator<Leaf> {
  const horizon = horizonOf(walk)
  for await (const windows of pagesOf(walk, 'past')) {
    const wanted = windows.filter((window) => {
      const read = Window.safeParse(window).data
      return !read || read.end_time >= horizon
    })
    yield { rows: wanted.flatMap((window) => rowsOf(walk, window)) }
  }
}

async function* pagesOf({ outward, part }: Walk<PagerdutySettings>, filter: 'open' | 'past') {
  for (let page = 0; page < PAGES; page += 1) {
    const query = { filter, ...servicesOf(part) }
    const { rows, more } = await askPage({ outward, list: LIST, query, offset: page * PER_PAGE })
    yield rows
    if (!more) return
  }
}

/** Each of its services is a row of its own, so that each is joined by itself. */
function rowsOf({ part }: Walk<PagerdutySettings>, window: unknown): unknown[] {
  const services = Services.safeParse(fieldOf(window, 'services')).data ?? []
  const wanted = services.filter(({ id }) => part === EVERYTHING || id === part)
  if (wanted.length === 0) return [{ window, service: null }]
  return wanted.map((service) => ({ window, service }))
}

export function parseWindow(raw: unknown): Observed {
  const { window, service } = readAs(Row, { raw, what: 'A maintenance window' })
  const { id, summary, description } = window
  const project = service?.summary ?? service?.id ?? ''
  return {
    of: 'quietPeriods',
    key: service === null ? id : `${id}:${service.id}`,
    // PagerDuty does not say when it was changed: what is read last counts.
    revision: 0,
    said: {
      kind: 'maintenance',
      project,
      title: description ?? summary ?? 'Maintenance',
      startsAt: window.start_time,
      endsAt: window.end_time,
      by: window.created_by?.summary ?? null,
      concerns: project,
      reason: description ?? null,
      url: window.html_url ?? null,
    },
  }
}
