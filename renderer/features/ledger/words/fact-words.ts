import { type EventType, events, isEventType } from '#shared/events/index.ts'
import { catalogueFacts } from './catalogue-facts.ts'
import { effectFacts } from './effect-facts.ts'
import type { Names, Telling } from './fact-teller.ts'
import { joinFacts } from './join-facts.ts'
import { metricFacts } from './metric-facts.ts'
import { peopleFacts, roleFacts } from './people-facts.ts'
import { releaseFacts } from './release-facts.ts'
import { sourceFacts } from './source-facts.ts'
import { workspaceFacts } from './workspace-facts.ts'

const tellings: { readonly [T in EventType]: Telling<T> } = {
  ...workspaceFacts,
  ...peopleFacts,
  ...roleFacts,
  ...catalogueFacts,
  ...releaseFacts,
  ...sourceFacts,
  ...metricFacts,
  ...joinFacts,
  ...effectFacts,
}

export type ToldFact = {
  readonly type: string
  readonly payload: unknown
  readonly personal: unknown
  readonly erased: boolean
}

/** What a type of fact is called; one that this program does not know is shown as it stands. */
export const typeWords = (type: string): string =>
  isEventType(type) ? tellings[type].label : `Unknown: ${type}`

/** What was done, to be read after the name of whoever did it: “moved it to Ready”. */
export function factWords(fact: ToldFact, names: Names): string {
  const { type, payload, personal, erased } = fact
  if (!isEventType(type)) return `recorded “${type}”, which this version of Signalbox does not know`
  const said = events[type].payload.safeParse(payload)
  const words = events[type].personal?.safeParse(personal)
  if (!said.success) return `recorded “${typeWords(type)}” in a shape that cannot be read here`
  // The parsed payload belongs to the type; the compiler does not follow a union of pairs.
  const tells = tellings[type].tells as (said: object, names: Names) => string
  const told = tells({ payload: said.data, personal: words?.success ? words.data : null }, names)
  return erased ? `${told} (names and free text have been erased)` : told
}
