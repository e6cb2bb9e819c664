import { stateWords } from '#renderer/design/release/state-words.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { inWords } from '#shared/domain/releases/life-cycle.ts'
import type { Release, ReleaseState } from '#shared/vocabulary/release.ts'

export type NextStep = OutputOf<'releases.nextSteps'>['steps'][number]

export const stepLabel = (to: ReleaseState) => `Take to ${stateWords[to].word}`

/** As the palette lists it, where nothing else says which release is meant. */
export const stepAction = ({ name }: Pick<Release, 'name'>, to: ReleaseState) =>
  `Take ${name} to ${stateWords[to].word}`

type Asking = { readonly runs: boolean; readonly writes: boolean }

/** Why a step cannot be taken now; `undefined` where it can. */
export function becauseStepClosed(step: NextStep, { runs, writes }: Asking): string | undefined {
  if (step.requires === 'releases:run' && !runs) {
    return 'Only a deployment lead or an administrator runs a release.'
  }
  if (!writes && step.requires !== 'releases:run') return 'You may not change releases.'
  if (step.open) return undefined
  const lacking = step.judged.filter(({ outcome }) => outcome !== 'met').length
  if (step.judged.length === 1) return 'Not yet: the one thing it asks for is not met.'
  return `Not yet: ${lacking} of ${step.judged.length} requirements ${lacking === 1 ? 'is' : 'are'} not met.`
}

/** What a release is in a state: a draft, ready, rolled back. */
export const whatItIs = (state: ReleaseState) => (state === 'draft' ? 'a draft' : inWords(state))
