import { windowsZones } from '#shared/time/windows-zones.ts'
import { zoneOfName } from '#shared/time/zone-of-name.ts'
import { fixedOffsets, type OffsetChange, offsetAt } from '#shared/time/zone-offsets.ts'
import type { IcsZone } from './ics-components.ts'
import { changesOfZone } from './zone-observances.ts'

export type MatchedZone = {
  /** `null` where nobody knows it: then its times float. */
  readonly zone: string | null
  readonly offsets: readonly OffsetChange[] | null
  readonly warning: string | undefined
}

const YEAR_MS = 366 * 24 * 60 * 60 * 1000
/** Offsets a calendar brought along are kept for so long after the first event that needs them. */
const KEPT_MS = 30 * YEAR_MS

/** Where several zones have the same offsets, these are meant more often than others. */
const USUAL = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
]

/** Which zone a calendar means by a TZID: by its name, else by where it says it is, else by its offsets. */
export function matchZone(asked: {
  readonly tzid: string
  readonly described: IcsZone | undefined
  /** About when the zone matters. */
  readonly around: number
}): MatchedZone {
  const named = zoneOfName(asked.tzid) ?? zoneOfLocation(asked.described)
  if (named !== undefined) return { zone: named, offsets: null, warning: undefined }
  const name = `"${asked.tzid.slice(0, 60)}"`
  if (!asked.described) return floating(`Nobody says what zone ${name} is`)
  const years = { from: asked.around - YEAR_MS, before: asked.around + 3 * YEAR_MS }
  const changes = changesOfZone(asked.described, years)
  if (changes.length === 0) return floating(`What zone ${name} is cannot be read`)
  const alike = zoneAlike(changes, years)
  if (alike !== undefined) {
    const warning = `The zone ${name} is taken for ${alike}, which has the same offsets.`
    return { zone: alike, offsets: null, warning }
  }
  const kept = changesOfZone(asked.described, { ...years, before: asked.around + KEPT_MS })
  const warning = `The zone ${name} is none that is known; its own offsets count.`
  return { zone: asked.tzid.slice(0, 200), offsets: kept, warning }
}

const floating = (why: string): MatchedZone => ({
  zone: null,
  offsets: null,
  warning: `${why}; its times are read in the zone of this workspace.`,
})

function zoneOfLocation(described: IcsZone | undefined): string | undefined {
  const line = described?.lines.find(({ text }) => /^X-LIC-LOCATION[;:]/i.test(text))
  return line && zoneOfName(line.text.slice(line.text.indexOf(':') + 1, 300))
}

type Years = { readonly from: number; readonly before: number }

/** Asked at every change, just before it, and every fortnight between; what was before the first is not said. */
function zoneAlike(changes: readonly OffsetChange[], years: Years): string | undefined {
  const offsets = fixedOffsets(changes)
  const moments = changes.flatMap(({ at }) => [at - 1000, at])
  for (let at = years.from; at < years.before; at += 14 * 24 * 60 * 60 * 1000) moments.push(at)
  const asked = moments
    .filter((at) => at >= Math.max(years.from, changes[0]!.at) && at < years.before)
    .map((at) => ({ at, offsetMs: offsets(at).offsetMs }))
  if (asked.length === 0) return undefined
  return candidates().find((zone) =>
    asked.every(({ at, offsetMs }) => offsetAt(at, zone) === offsetMs),
  )
}

let every: readonly string[] | undefined

function candidates(): readonly string[] {
  every ??= [...new Set([...USUAL, ...windowsZones.values()])]
  return every
}
