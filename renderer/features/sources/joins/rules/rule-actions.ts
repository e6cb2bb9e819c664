import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { focusFilter } from '#renderer/design/filter-field.tsx'
import type { Action } from '#renderer/workbench/action.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import { focusList, isInList } from '../focus-list.ts'
import type { ListedRule } from '../join.ts'

type Now = {
  readonly opened: () => ListedRule | undefined
  readonly rule: () => ListedRule | undefined
  readonly remove: (rule: ListedRule) => void
}

export const changeHref = (id: string): string => hrefTo(['sources', 'joins', 'rules', id])

export function ruleActions({ opened, rule, remove }: Now): readonly Action[] {
  const isMeant = () => rule() !== undefined && isInList(opened() !== undefined)
  return [
    {
      id: 'joins.filterRules',
      label: 'Filter the rules',
      menu: 'View',
      shortcut: '/',
      perform: focusFilter,
    },
    {
      id: 'joins.walkRules',
      label: 'Walk through the rules',
      menu: 'View',
      shortcut: 'j',
      perform: focusList,
    },
    {
      id: 'joins.write',
      label: 'Write a rule',
      menu: 'Workspace',
      icon: IconPlus,
      shortcut: 'w',
      appliesTo: ({ may }) => may('sources:write'),
      perform: () => goTo(hrefTo(['sources', 'joins', 'new'])),
    },
    {
      id: 'joins.change',
      label: 'Change the rule',
      menu: 'Workspace',
      icon: IconPencil,
      shortcut: 'v',
      appliesTo: ({ may }) => may('sources:write') && isMeant(),
      perform: () => {
        const one = rule()
        if (one) goTo(changeHref(one.id))
      },
    },
    {
      id: 'joins.remove',
      label: 'Take the rule away',
      menu: 'Workspace',
      icon: IconTrash,
      shortcut: 'x',
      appliesTo: ({ may }) => may('sources:write') && isMeant(),
      perform: () => {
        const one = rule()
        if (one) remove(one)
      },
    },
  ]
}
