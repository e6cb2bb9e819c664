import { IconPlus, IconSearch } from '@tabler/icons-react'
import type { Action } from '#renderer/workbench/action.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'

export const WORDS_ID = 'releases-words'

/** What can be done while the list is on the screen. */
export const listActions: readonly Action[] = [
  {
    id: 'releases.new.here',
    label: 'Plan a release',
    menu: 'Release',
    icon: IconPlus,
    keywords: ['new', 'create', 'add', 'draft'],
    shortcut: 'n',
    appliesTo: ({ may }) => may('releases:write'),
    perform: () => goTo(hrefTo(['releases', 'new'])),
  },
  {
    id: 'releases.find',
    label: 'Find in the list of releases',
    menu: 'Release',
    icon: IconSearch,
    keywords: ['filter', 'search', 'words'],
    shortcut: '/',
    appliesTo: ({ wall }) => !wall,
    perform: () => document.getElementById(WORDS_ID)?.focus(),
  },
]
