import { z } from 'zod'
import { clockAt } from '#shared/time/clock-at.ts'
import { TimeZone } from '#shared/vocabulary/time-zone.ts'
import type { About, Leaf, Stream, Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { due, loose, readAs } from '../raw-fields.ts'
import { askPage } from './ask-page.ts'
import { type GitlabSettings, projectPath } from './settings.ts'

/** Five fields, or fewer where one says all of it, such as `@daily`. */
const cron = z.string().trim().min(1).max(200)

const Freeze = z.object({
  id: due.id,
  freeze_start: cron,
  freeze_end: cron,
  // In another zone a freeze would be at another time: what is not known is not guessed.
  cron_timezone: z
    .string()
    .transform((said) => (said === 'Etc/UTC' ? 'UTC' : said))
    .pipe(TimeZone),
  created_at: due.moment,
  updated_at: loose.moment,
})

const EVERY_MS = 15 * 60_000
/** Nobody has more; a list that is longer than this is not said to be whole. */
const PAGES = 10

const Kept = z.object({ whole: z.literal(true) })

export const freezes: Stream<GitlabSettings> = {
  name: 'freezes',
  observes: 'entries',
  everyMs: EVERY_MS,
  parts: ({ projects }) => [...new Set(projects)],
  walk: walkFreezes,
  parse: parseFreeze,
}

/** Mostly one page, and mostly the same; where it is not, all are read, so that what is missing is gone. */
async function* walkFreezes(walk: Walk<GitlabSettings>): AsyncGenerator<Leaf> {
  const path = `${projectPath(walk.part)}/freeze_periods`
  const ask = (page: number, anew: boolean) =>
    askPage({ outward: walk.outward, path, query: {}, page, anew })
  let page = await ask(1, walk.sweep)
  if (page.is === 'same' && Kept.safeParse(page.kept).success) {
    yield { rows: [], cursor: {}, filling: false }
    return
  }
  if (page.is === 'same') page = await ask(1, true)
  for (let number = 1; page.is === 'fresh'; number += 1) {
    const { rows, more } = page
    if (number === 1 && !more) page.keep({ whole: true })
    const last = !more || number >= PAGES
    const end = { rows, cursor: {}, filling: false }
    if (last) yield more ? end : { ...end, metAllSince: 0 }
    else yield { rows }
    if (last) return
    page = await ask(number + 1, true)
  }
}

export function parseFreeze(raw: unknown, { part }: About<GitlabSettings>): Observed {
  const freeze = readAs(Freeze, { raw, what: 'A deploy freeze' })
  const { id, cron_timezone: zone, created_at: createdAt, updated_at: changedAt } = freeze
  const since = clockAt({ at: createdAt, zone })
  return {
    of: 'entries',
    key: `${part}:freeze:${id}`,
    revision: changedAt ?? createdAt,
    said: {
      calendar: part,
      uid: `freeze-${id}`,
      recurrenceId: null,
      title: `Deploy freeze of ${part}`,
      says: `From “${freeze.freeze_start}” to “${freeze.freeze_end}”, by clocks in ${zone}.`,
      location: null,
      categories: ['deploy freeze'],
      status: 'confirmed',
      shows: 'busy',
      wall: { start: since, end: since, zone, allDay: false },
      recurs: { by: 'crons', start: freeze.freeze_start, end: freeze.freeze_end },
      startsAt: createdAt,
      endsAt: createdAt,
      lastEndsAt: null,
      by: null,
      createdAt,
      changedAt,
      url: null,
    },
  }
}
