/** Which moment lies at the left edge, and how much time a pixel is. */
export type Scale = { readonly from: number; readonly msPerPx: number }

export const xOf = (at: number, { from, msPerPx }: Scale): number => (at - from) / msPerPx

export const timeAt = (x: number, { from, msPerPx }: Scale): number => from + x * msPerPx

/** Everything is planned on quarters of an hour. */
export const STEP_MS = 15 * 60 * 1000

export const snapped = (at: number): number => Math.round(at / STEP_MS) * STEP_MS

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** How much of time is on the screen at once, from the closest look to the widest. */
export const zooms = [
  { zoom: 'hours', word: 'Hours', spanMs: 8 * HOUR, tick: 'hour' },
  { zoom: 'day', word: 'Day', spanMs: DAY, tick: 'hour' },
  { zoom: 'week', word: 'Week', spanMs: 7 * DAY, tick: 'sixHours' },
  { zoom: 'month', word: 'Month', spanMs: 31 * DAY, tick: 'day' },
  { zoom: 'quarter', word: 'Quarter', spanMs: 92 * DAY, tick: 'week' },
  { zoom: 'year', word: 'Year', spanMs: 366 * DAY, tick: 'month' },
] as const
export type ZoomSetting = (typeof zooms)[number]
export type Zoom = ZoomSetting['zoom']
export type TickUnit = ZoomSetting['tick']

export const settingOf = (zoom: Zoom): ZoomSetting => zooms.find((one) => one.zoom === zoom)!

/** The next closer or wider look; the same where there is none. */
export function zoomedBy(zoom: Zoom, steps: number): Zoom {
  const at = zooms.findIndex((one) => one.zoom === zoom) + steps
  return zooms[Math.max(0, Math.min(zooms.length - 1, at))]!.zoom
}
