import type { Address } from '#renderer/workbench/address.ts'
import { instantOf } from '#shared/time/clock-reading.ts'
import { dayAt, startOfDay } from '#shared/time/days.ts'
import { writeInstant } from '#shared/time/instants.ts'
import { isTimeZone } from '#shared/time/zone.ts'
import { type Grouping, groupings } from './lanes-of.ts'
import { type Scale, settingOf, type Zoom, zooms } from './scale.ts'

/** What the address says about the lanes: what they stand for, which stretch of time, on whose clock. */
export type LanesWanted = {
  readonly by: Grouping
  readonly zoom: Zoom
  /** The moment at the left edge. */
  readonly from: number
  readonly zone: string
}

/** When and on whose clock somebody reads, where the address does not say. */
type Reader = { readonly now: number; readonly zone: string }

export function readLanesWanted({ query }: Address, reader: Reader): LanesWanted {
  const zoom = zooms.find((one) => one.zoom === query['zoom'])?.zoom ?? 'week'
  const zone = isTimeZone(query['zone'] ?? '') ? query['zone']! : reader.zone
  const by = groupings.find((one) => one.by === query['by'])?.by ?? 'environment'
  const from = instantOf(query['from'] ?? '') ?? edgeAround(reader.now, { zoom, zone })
  return { by, zoom, zone, from }
}

/** The left edge that leaves a little of what is over before a moment. */
export function edgeAround(at: number, { zoom, zone }: Pick<LanesWanted, 'zoom' | 'zone'>): number {
  const { spanMs } = settingOf(zoom)
  if (zoom === 'hours' || zoom === 'day') return at - spanMs / 4
  return startOfDay(dayAt(at - spanMs / 20, zone), zone)
}

const MINUTE = 60_000

/** As it stands in the address: to the minute. */
export const writeEdge = (from: number): string => writeInstant(Math.round(from / MINUTE) * MINUTE)

/** The same moment stays under the same place of the screen. */
export function zoomedEdge(
  scale: Scale,
  { to, x, width }: { readonly to: Zoom; readonly x: number; readonly width: number },
): number {
  const at = scale.from + x * scale.msPerPx
  return at - (x / width) * settingOf(to).spanMs
}
