import type { z } from 'zod'
import { EnvironmentId, PersonId, ServiceId } from '#shared/vocabulary/ids.ts'
import { ReleaseClass, ReleaseSort, ReleaseState } from '#shared/vocabulary/release.ts'
import { DayTerm } from './day-term.ts'
import { sameStates, unsettled } from './state-groups.ts'

/** What the list is asked to show, as its address says it. */
export type Wanted = {
  readonly words: string
  /** `open` is whatever is unsettled. */
  readonly states: 'open' | 'any' | readonly ReleaseState[]
  readonly classes: readonly ReleaseClass[]
  /** Owner or lead; `me` is whoever looks, so that a link means everybody's own. */
  readonly person: 'me' | PersonId | undefined
  readonly service: ServiceId | undefined
  readonly environment: EnvironmentId | undefined
  readonly from: DayTerm | undefined
  readonly until: DayTerm | undefined
  readonly sort: ReleaseSort
}

export type Query = Readonly<Record<string, string>>
export type QueryChange = Readonly<Record<keyof typeof readers, string | undefined>>

export const earliestFirst: ReleaseSort = { by: 'startsAt', order: 'ascending' }

/** One way to read each part of the address; what makes no sense is as if it were not there. */
const readers = {
  words: (text: string) =>
    text
      .replace(/\p{Cc}+/gu, ' ')
      .trim()
      .slice(0, 120)
      .toWellFormed()
      .trim(),
  state: readStates,
  class: (text: string) => namedIn(ReleaseClass.options, text),
  person: (text: string) => (text === 'me' ? text : known(PersonId, text)),
  service: (text: string) => known(ServiceId, text),
  environment: (text: string) => known(EnvironmentId, text),
  from: (text: string) => known(DayTerm, text),
  until: (text: string) => known(DayTerm, text),
  sort: (text: string) => known(ReleaseSort.shape.by, text) ?? earliestFirst.by,
  order: (text: string) => known(ReleaseSort.shape.order, text) ?? earliestFirst.order,
}

const parts = Object.keys(readers)

/** Nothing in the address says what to show, so that a person's own default may. */
export const isBare = (query: Query): boolean => !parts.some((part) => part in query)

export function readWanted(query: Query): Wanted {
  const given = (part: keyof typeof readers) => query[part] ?? ''
  return {
    words: readers.words(given('words')),
    states: readers.state(given('state')),
    classes: readers.class(given('class')),
    person: readers.person(given('person')),
    service: readers.service(given('service')),
    environment: readers.environment(given('environment')),
    from: readers.from(given('from')),
    until: readers.until(given('until')),
    sort: { by: readers.sort(given('sort')), order: readers.order(given('order')) },
  }
}

/** The states are always said, so that what was cleared is told from what was never asked. */
export function writeWanted({ words, states, classes, sort, ...plain }: Wanted): QueryChange {
  return {
    ...plain,
    words: words || undefined,
    state: typeof states === 'string' ? states : states.join(','),
    class: classes.join(',') || undefined,
    sort: sort.by === earliestFirst.by ? undefined : sort.by,
    order: sort.order === earliestFirst.order ? undefined : sort.order,
  }
}

/** What an address says besides where it is opened and how: what a view keeps. */
export const ownPart = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([part]) => parts.includes(part)))

function readStates(text: string): Wanted['states'] {
  if (text === 'any') return 'any'
  const states = namedIn(ReleaseState.options, text)
  if (states.length === 0 || sameStates(states, unsettled)) return 'open'
  return states.length === ReleaseState.options.length ? 'any' : states
}

/** In the order of the vocabulary, each once. */
const namedIn = <Word extends string>(words: readonly Word[], text: string): readonly Word[] => {
  const named = text.split(',')
  return words.filter((word) => named.includes(word))
}

function known<S extends z.ZodType>(schema: S, text: string): z.output<S> | undefined {
  const { success, data } = schema.safeParse(text)
  return success ? data : undefined
}
