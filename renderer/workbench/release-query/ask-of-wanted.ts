import type { RowsAsk } from '#renderer/data/use-stretches.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import { beginningOf, type Clock, endingOf } from './day-term.ts'
import { unsettled } from './state-groups.ts'
import type { Wanted } from './wanted.ts'

type Reader = Clock & { readonly me: PersonId | undefined }

/** What the core is asked; `undefined` where nobody is known whose own the releases could be. */
export function askOf(wanted: Wanted, { me, ...clock }: Reader): RowsAsk | undefined {
  const { words, states, classes, person, service, environment, from, until, sort } = wanted
  const whose = person === 'me' ? me : person
  if (person === 'me' && me === undefined) return undefined
  return {
    sort,
    ...(words !== '' && { words }),
    ...(states !== 'any' && { states: states === 'open' ? [...unsettled] : [...states] }),
    ...(classes.length > 0 && { classes: [...classes] }),
    ...(whose && { person: whose }),
    ...(service && { service }),
    ...(environment && { environment }),
    ...(from && { startsFrom: beginningOf(from, clock) }),
    ...(until && { startsBefore: endingOf(until, clock) }),
  }
}
