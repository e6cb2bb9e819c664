import {
  IconArchive,
  IconArrowBackUp,
  IconCheck,
  IconFilter,
  IconListSearch,
} from '@tabler/icons-react'
import { focusFilter } from '#renderer/design/filter-field.tsx'
import type { Action } from '#renderer/workbench/action.ts'
import { focusList, isInList } from '../focus-list.ts'
import type { Waiting } from '../join.ts'
import type { InboxPart } from './inbox-page.tsx'
import type { NameActs } from './use-name-acts.ts'

/** What a key of the inbox does, with its words for whoever reads them. */
export const inboxKeys = {
  inbox: [
    { id: 'accept', key: 'a', label: 'Accept the suggestion', icon: IconCheck },
    { id: 'choose', key: 'v', label: 'Choose what it belongs to', icon: IconListSearch },
    { id: 'writeRule', key: 'w', label: 'Write a rule for it and others', icon: IconFilter },
    { id: 'askAside', key: 'x', label: 'Set it aside', icon: IconArchive },
  ],
  aside: [{ id: 'takeUp', key: 'u', label: 'Take it up again', icon: IconArrowBackUp }],
} as const

type Now = {
  readonly acts: () => NameActs
  readonly opened: () => Waiting | undefined
  /** The name that is meant; `undefined` where the list is empty. */
  readonly name: () => Waiting | undefined
}

/** Keys pressed alone count only where it is seen which name they are about. */
export const inboxActions = (part: InboxPart, now: Now): readonly Action[] => [
  {
    id: 'joins.filter',
    label: 'Filter the names',
    menu: 'View',
    shortcut: '/',
    perform: focusFilter,
  },
  {
    id: 'joins.walk',
    label: 'Walk through the names',
    menu: 'View',
    shortcut: 'j',
    perform: focusList,
  },
  ...inboxKeys[part].map(
    ({ id, key, label, icon }): Action => ({
      id: `joins.${id}`,
      label,
      menu: 'Workspace',
      icon,
      shortcut: key,
      keywords: ['join', 'name', 'inbox'],
      appliesTo: ({ may }) =>
        may('sources:write') && now.name() !== undefined && isInList(now.opened() !== undefined),
      perform: () => {
        const name = now.name()
        if (name) now.acts()[id](name)
      },
    }),
  ),
]
