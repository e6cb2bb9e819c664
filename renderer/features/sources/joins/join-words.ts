import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import type { JoinBecomes, JoinOf, JoinSuggestion, JoinVerdict } from '#shared/vocabulary/join.ts'
import type { Rows } from './join.ts'

export const ofWords: Readonly<Record<JoinOf, string>> = { project: 'Project', place: 'Place' }

/** What a name of this kind belongs to. */
export const targetWord: Readonly<Record<JoinOf, string>> = {
  project: 'service',
  place: 'environment',
}

export const hintWords: Readonly<Record<JoinSuggestion['hint'], string>> = {
  certain: 'Certain',
  likely: 'Likely',
  possible: 'Possible',
}

export const whyWords: Readonly<Record<JoinVerdict['why'], string>> = {
  rule: 'joined by a rule',
  noRule: 'no rule fits it',
  ambiguous: 'rules contradict each other',
  setAside: 'set aside',
}

export const rowKinds = {
  runs: ['run', 'runs'],
  deployments: ['deployment', 'deployments'],
  changes: ['change', 'changes'],
  sourceReleases: ['release', 'releases'],
  incidents: ['incident', 'incidents'],
  quietPeriods: ['quiet period', 'quiet periods'],
  steps: ['step', 'steps'],
  catalogueEntries: ['catalogue entry', 'catalogue entries'],
  onCalls: ['rota', 'rotas'],
  healthChecks: ['health check', 'health checks'],
} as const satisfies Record<keyof Rows, readonly [string, string]>
/** In the order they are told in. */
export const kindsOfRows = Object.keys(rowKinds) as readonly (keyof Rows)[]

export const countRows = (rows: Rows): number =>
  kindsOfRows.reduce((sum, kind) => sum + rows[kind], 0)

/** “12 runs, 1 deployment”: what hangs on a name. */
export function rowsWords(rows: Rows): string {
  const told = kindsOfRows
    .filter((kind) => rows[kind] > 0)
    .map((kind) => tellNumber(rows[kind], rowKinds[kind]))
  return told.length === 0 ? 'nothing' : told.join(', ')
}

/** What becomes of a name, for the head of a list of such names. */
export const becomesWords: Readonly<Record<JoinBecomes, string>> = {
  gained: 'Newly joined',
  moved: 'Taken from others',
  kept: 'Stay as they are joined',
  left: 'Fit, but are left as they are',
  released: 'Wait in the inbox again',
  contradicted: 'Contradicted: joined to nothing',
}

/** The same where a rule is taken away: what it held passes to others. */
export const withoutWords: Readonly<Record<JoinBecomes, string>> = {
  ...becomesWords,
  moved: 'Pass to another rule, joined elsewhere',
  kept: 'Pass to another rule, joined to the same',
  gained: 'Joined, once it contradicts no more',
}

/** “3 names wait to be joined”; a part of a sentence. */
export const waitingWords = (waiting: number): string =>
  waiting === 0
    ? 'every name is joined or set aside'
    : `${tellNumber(waiting, ['name belongs', 'names belong'])} to nothing yet`

type Part = { readonly total: number; readonly joined: number }

/** “48 of 50 (96 %)”; never rounded up to all, nor down to none. */
export function shareWords({ total, joined }: Part): string {
  if (total === 0) return 'none read'
  return `${tellCount(joined)} of ${tellCount(total)} (${percentOf({ total, joined })} %)`
}

export function percentOf({ total, joined }: Part): number {
  if (joined >= total) return 100
  if (joined <= 0) return 0
  return Math.min(99, Math.max(1, Math.round((100 * joined) / total)))
}
