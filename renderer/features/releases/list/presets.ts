import { awaiting, sameStates, settled } from '#renderer/workbench/release-query/state-groups.ts'
import { earliestFirst, type Wanted } from '#renderer/workbench/release-query/wanted.ts'

type Part = Pick<Wanted, 'states' | 'from' | 'until' | 'sort'>
export type Preset = { readonly id: string; readonly label: string; readonly part: Part }

const ahead = { from: undefined, until: undefined, sort: earliestFirst }

/** The parts of a release's life that are looked for most; the rest of the filter stays as it is. */
export const presets: readonly Preset[] = [
  { id: 'open', label: 'Not over', part: { ...ahead, states: 'open' } },
  { id: 'upcoming', label: 'Upcoming', part: { ...ahead, states: awaiting, from: 'now' } },
  { id: 'inProgress', label: 'In progress', part: { ...ahead, states: ['inProgress'] } },
  { id: 'overdue', label: 'Late to start', part: { ...ahead, states: awaiting, until: 'now' } },
  {
    id: 'past',
    label: 'Past',
    part: { ...ahead, states: settled, sort: { by: 'startsAt', order: 'descending' } },
  },
  { id: 'all', label: 'All', part: { ...ahead, states: 'any' } },
]

export const presetOf = (id: string): Part | undefined => presets.find((one) => one.id === id)?.part

/** The order is a matter of taste: another one does not make it another preset. */
export const isPreset = ({ states, from, until }: Wanted, { part }: Preset): boolean =>
  from === part.from && until === part.until && equalStates(states, part.states)

function equalStates(one: Wanted['states'], other: Wanted['states']): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other
  return sameStates(one, other)
}

/** Shows everything there ever was, in the order that stands. */
export const cleared = ({ sort }: Wanted): Wanted => ({
  words: '',
  states: 'any',
  classes: [],
  person: undefined,
  service: undefined,
  environment: undefined,
  from: undefined,
  until: undefined,
  sort,
})

/** How many of the filters that lie behind the button narrow the list. */
export const countMore = ({ classes, person, service, environment, from, until, states }: Wanted) =>
  [
    classes.length > 0,
    person !== undefined && person !== 'me',
    service !== undefined,
    environment !== undefined,
    (from !== undefined && from !== 'now') || (until !== undefined && until !== 'now'),
    typeof states !== 'string' && !presets.some(({ part }) => equalStates(states, part.states)),
  ].filter(Boolean).length
