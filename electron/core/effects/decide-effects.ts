import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { EffectStore } from './effect-store.ts'

type Deciding = InputOf<'effects.decide'>

/** What a person decides about effects that cannot go on by themselves is a fact about their source. */
export const createDecideEffects =
  (store: EffectStore) =>
  ({ effects, choice, reason }: Deciding, work: Work): OutputOf<'effects.decide'> => {
    const found = [...new Set(effects)].map((key) => undecided(store, key))
    for (const { is } of found) refuseOverwrite(choice, is)
    for (const [source, those] of Map.groupBy(found, ({ source }) => source)) {
      const keys = those.map(({ key }) => key)
      work.record('effect.decided', source, { effects: keys, choice }, { reason })
    }
    for (const { id } of found) {
      if (choice === 'drop') store.drop(id, 'Somebody decided that it need not be done.')
      else store.letGo(id, { overwrites: choice === 'overwrite', now: work.now })
    }
    work.touch('effects')
    return { effects: found.length }
  }

function undecided(store: EffectStore, key: string) {
  const found = store.undecided(key)
  if (found) return found
  throw new Refusal('effects/unknown', 'There is nothing of that kind that is still to be done.')
}

function refuseOverwrite(choice: Deciding['choice'], is: string): void {
  if (choice !== 'overwrite' || is !== 'waiting') return
  throw new Refusal(
    'effects/nothing-to-decide',
    'Nothing else is known to stand there: there is nothing to be written over.',
  )
}
