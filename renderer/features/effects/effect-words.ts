import { tellNumber } from '#renderer/design/moment.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Effect, EffectState } from '#shared/vocabulary/effect.ts'

export type EffectCount = OutputOf<'effects.count'>['items'][number]

/** How it stands, in a word or two. */
export function stateWords({ state, does }: Pick<Effect, 'state' | 'does'>): string {
  if (state === 'done') return does === 'write' ? 'Written' : 'Taken away'
  return words[state]
}

const words: Readonly<Record<Exclude<EffectState, 'done'>, string>> = {
  waiting: 'On its way',
  failing: 'Not there yet',
  held: 'Held',
  conflict: 'Changed there',
  superseded: 'Overtaken',
  dropped: 'Dropped',
}

/** What is told of it, where anything has to be said. */
export const reasonWords = ({ because, failure }: Pick<Effect, 'because' | 'failure'>) =>
  because ?? (failure && [failure.because, failure.fix].filter(Boolean).join(' '))

/** Whether nothing goes on before somebody has decided. */
export const waitsForSomebody = ({ state, nextAt }: Pick<Effect, 'state' | 'nextAt'>): boolean =>
  state === 'held' || state === 'conflict' || (state === 'failing' && nextAt === null)

export const isOpen = ({ state }: Pick<Effect, 'state'>): boolean =>
  ['waiting', 'failing', 'held', 'conflict'].includes(state)

/** Only the last word about each entry of each calendar; effects come the latest first. */
export function lastWords(effects: readonly Effect[]): readonly Effect[] {
  const seen = new Set<string>()
  return effects.filter(({ source, into, uid }) => {
    const place = `${source} ${into} ${uid}`
    if (seen.has(place)) return false
    seen.add(place)
    return true
  })
}

export type NeedsWriting = { readonly because: string; readonly word: string }

/** What somebody has to look at before it can be written outside; `undefined` where nothing waits. */
export function needsWriting(counts: readonly EffectCount[]): NeedsWriting | undefined {
  const of = (state: EffectState) =>
    counts.filter((one) => one.state === state).reduce((all, { effects }) => all + effects, 0)
  const [held, conflicts, failing] = [of('held'), of('conflict'), of('failing')]
  if (held + conflicts + failing === 0) return undefined
  const entries = ['entry', 'entries'] as const
  const said = [
    held > 0 && `${tellNumber(held, entries)} held after a restore`,
    conflicts > 0 && `${tellNumber(conflicts, entries)} that somebody changed outside`,
    failing > 0 && `${tellNumber(failing, entries)} that could not be written yet`,
  ].filter((words) => words !== false)
  const word = `${tellNumber(held + conflicts + failing, entries)} not written`
  return { because: `${said.join(', ')}.`, word }
}
