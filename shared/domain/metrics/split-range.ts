import type { Range } from './points.ts'

type Asked = Range & {
  readonly stepMs: number
  /** How many points a server tells at most of one series. */
  readonly most: number
  /** How much each window knows again of the one before, and asks besides for what led up to it. */
  readonly overlapMs: number
}

/** What is told is from `from` to `to`; what is asked for begins earlier, to see where it came from. */
export type Window = Range & { readonly asksFrom: number }

/** Windows in order that leave nothing out, none of which asks for more points than are told at once. */
export function splitRange({ from, to, stepMs, most, overlapMs }: Asked): Window[] {
  const overlap = Math.ceil(overlapMs / stepMs) * stepMs
  const longest = (most - 1) * stepMs - overlap
  if (longest <= overlap) throw new Error('a window would be no longer than what it repeats')
  const [begin, end] = [Math.floor(from / stepMs) * stepMs, Math.floor(to / stepMs) * stepMs]
  const windows: Window[] = []
  for (let at = begin; at <= end; ) {
    const until = Math.min(end, at + longest)
    windows.push({ asksFrom: at - overlap, from: at, to: until })
    if (until === end) break
    at = until - overlap
  }
  return windows
}
