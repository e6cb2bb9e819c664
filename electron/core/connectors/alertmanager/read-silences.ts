import { z } from 'zod'
import { due, loose, readAs } from '../alarm-fields.ts'
import { type About, type Leaf, type Stream, Unfit, type Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { type AlertmanagerSettings, EVERYTHING } from './alertmanager-settings.ts'
import { askList } from './ask-alertmanager.ts'

const EVERY_MS = 2 * 60_000
const LEAF = 500

const Matcher = z.object({
  name: due.text,
  value: z.string(),
  isRegex: z.boolean(),
  /** Left out by versions that knew no other. */
  isEqual: z.boolean().nullish(),
})
type Matcher = z.infer<typeof Matcher>

const Silence = z.object({
  id: due.text,
  startsAt: due.moment,
  endsAt: due.moment,
  updatedAt: loose.moment,
  createdBy: loose.text,
  comment: loose.text,
  matchers: z.array(Matcher),
})

export const silences: Stream<AlertmanagerSettings> = {
  name: 'silences',
  observes: 'quietPeriods',
  everyMs: EVERY_MS,
  parts: () => [EVERYTHING],
  walk: walkSilences,
  parse: parseSilence,
}

/** All are told, for some days also those that are over: what is missing and was not over is gone. */
async function* walkSilences(walk: Walk<AlertmanagerSettings>): AsyncGenerator<Leaf> {
  const rows = await askList(walk.outward, { path: '/api/v2/silences' })
  for (let at = 0; at < rows.length; at += LEAF) yield { rows: rows.slice(at, at + LEAF) }
  const about = { part: walk.part, settings: walk.settings }
  // One that cannot be read may be any of those that are missing.
  if (rows.every((raw) => isSilence(raw, about))) yield { rows: [], metAllSince: walk.now }
}

function isSilence(raw: unknown, about: About<AlertmanagerSettings>): boolean {
  try {
    return parseSilence(raw, about).key !== ''
  } catch (error) {
    if (error instanceof Unfit) return false
    throw error
  }
}

export function parseSilence(raw: unknown, { settings }: About<AlertmanagerSettings>): Observed {
  const silence = readAs(Silence, { raw, what: 'A silence' })
  const concerns = silence.matchers.map(wordsOf).join(', ')
  return {
    of: 'quietPeriods',
    key: silence.id,
    revision: silence.updatedAt ?? silence.startsAt,
    said: {
      kind: 'silence',
      project: projectOf(silence.matchers, settings),
      title: silence.comment ?? concerns,
      startsAt: silence.startsAt,
      endsAt: silence.endsAt,
      by: silence.createdBy ?? null,
      concerns,
      reason: silence.comment ?? null,
      url: null,
    },
  }
}

const wordsOf = ({ name, value, isRegex, isEqual }: Matcher): string => {
  const sign = isRegex ? (isEqual === false ? '!~' : '=~') : isEqual === false ? '!=' : '='
  return `${name}${sign}${JSON.stringify(value)}`
}

/** Only what is said by name: a pattern may cover more than one. */
function projectOf(matchers: readonly Matcher[], { serviceLabels }: AlertmanagerSettings): string {
  const named = new Map(
    matchers
      .filter(({ isRegex, isEqual }) => !isRegex && isEqual !== false)
      .map(({ name, value }) => [name, value]),
  )
  return serviceLabels.map((name) => named.get(name)).find(Boolean) ?? ''
}
