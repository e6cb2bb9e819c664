import { IconCalendarUp, IconPlus, IconUserStar } from '@tabler/icons-react'
import { stateWords } from '#renderer/design/release/state-words.ts'
import type { Action } from '#renderer/workbench/action.ts'
import { type Address, goTo, hrefTo } from '#renderer/workbench/address.ts'
import { ReleaseState } from '#shared/vocabulary/release.ts'
import { hrefWith } from './list/change-wanted.ts'
import { presetOf } from './list/presets.ts'

const list: Address = { path: ['releases'], query: {} }

/** On the list itself the action that stands there does it, with its key. */
const isList = ({ path: [room, part] }: Address) => room === 'releases' && part === undefined

/** What can be done about releases from anywhere. */
export const releasesActions: readonly Action[] = [
  {
    id: 'releases.new',
    label: 'Plan a release',
    menu: 'Release',
    icon: IconPlus,
    keywords: ['new', 'create', 'add', 'draft'],
    appliesTo: ({ address, may }) => may('releases:write') && !isList(address),
    perform: () => goTo(hrefTo(['releases', 'new'])),
  },
  {
    id: 'releases.mine',
    label: 'My releases',
    menu: 'Release',
    icon: IconUserStar,
    keywords: ['own', 'lead', 'owner'],
    appliesTo: ({ may }) => may('releases:read'),
    perform: () => goTo(hrefWith(list, { person: 'me' })),
  },
  {
    id: 'releases.upcoming',
    label: 'Upcoming releases',
    menu: 'Release',
    icon: IconCalendarUp,
    keywords: ['next', 'soon', 'planned', 'ahead'],
    appliesTo: ({ may }) => may('releases:read'),
    perform: () => goTo(hrefWith(list, presetOf('upcoming') ?? {})),
  },
  ...ReleaseState.options.map(listOf),
]

/** Whoever looks for “rolled back” means the releases that are. */
function listOf(state: ReleaseState): Action {
  const { word, icon } = stateWords[state]
  return {
    id: `releases.in.${state}`,
    label: `Releases: ${word}`,
    menu: 'Release',
    icon,
    keywords: ['state', 'show', 'list'],
    appliesTo: ({ may }) => may('releases:read'),
    perform: () => goTo(hrefWith(list, { ...presetOf('all'), states: [state] })),
  }
}
