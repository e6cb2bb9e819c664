import type { Wish } from '#core/sync/outward.ts'
import { scriptedOutward } from './outward.ts'

export type Scrapes = Readonly<Record<string, readonly (readonly [at: number, value: number])[]>>

const LOOKBACK_MS = 5 * 60_000

/** Answers range queries as Prometheus does: at each step the newest of the last five minutes, for each job. */
export function scriptedPrometheus(scrapes: () => Scrapes) {
  let before: (path: string) => object | undefined = () => undefined
  const windows: { readonly points: number }[] = []

  function answer(path: string, _: Wish | undefined) {
    const said = before(path)
    if (said) return said
    const query = new URL(path, 'http://x').searchParams
    const [start, end, step] = ['start', 'end', 'step'].map((name) =>
      Math.round(Number(query.get(name)) * 1000),
    ) as [number, number, number]
    windows.push({ points: (end - start) / step })
    const result = Object.entries(scrapes()).flatMap(([job, told]) => {
      const values = valuesOf(told, { start, end, step })
      return values.length > 0 ? [{ metric: { __name__: 'm', job }, values }] : []
    })
    return { body: { status: 'success', data: { resultType: 'matrix', result } } }
  }

  return {
    ...scriptedOutward(answer),
    windows,
    /** Looks at each question first; what it answers is said instead, what it throws is thrown. */
    intercept(look: typeof before): void {
      before = look
    },
  }
}

type Steps = { readonly start: number; readonly end: number; readonly step: number }

function valuesOf(told: Scrapes[string], { start, end, step }: Steps) {
  const values: [number, string][] = []
  let newest = -1
  for (let at = start; at <= end; at += step) {
    while (newest + 1 < told.length && told[newest + 1]![0] <= at) newest += 1
    const one = told[newest]
    if (one && one[0] > at - LOOKBACK_MS) values.push([at / 1000, String(one[1])])
  }
  return values
}
