import { tellLength } from '#renderer/design/moment.ts'
import type { Happening, HappeningKind } from './happening.ts'

export const kindWords = {
  runs: ['run', 'runs'],
  deployments: ['deployment', 'deployments'],
  incidents: ['incident or alert', 'incidents and alerts'],
} as const satisfies Readonly<Record<HappeningKind, readonly [string, string]>>

export const kindTitles: Readonly<Record<HappeningKind, string>> = {
  runs: 'Runs',
  deployments: 'Deployments',
  incidents: 'Incidents',
}

export const openedTitles: Readonly<Record<HappeningKind, string>> = {
  runs: 'Run',
  deployments: 'Deployment',
  incidents: 'Incident',
}

/** “4 min”, “2 h so far”; `undefined` where nobody knows. */
export function tookWords({ span }: Pick<Happening, 'span'>, now: number): string | undefined {
  if (!span) return undefined
  if (span.to === null) return `${tellLength(Math.max(0, now - span.from))} so far`
  return span.to < span.from ? undefined : tellLength(span.to - span.from)
}
