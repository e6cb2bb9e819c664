import type { Action } from '#renderer/workbench/action.ts'

type Moves = {
  readonly onNow: () => void
  readonly onStep: (steps: number) => void
  readonly onCloser: (steps: number) => void
}

export const lanesActions = ({ onNow, onStep, onCloser }: Moves): readonly Action[] => [
  { id: 'lanes.now', label: 'Show now', menu: 'View', shortcut: 't', perform: onNow },
  {
    id: 'lanes.earlier',
    label: 'Show what is earlier',
    menu: 'View',
    shortcut: ',',
    perform: () => onStep(-1),
  },
  {
    id: 'lanes.later',
    label: 'Show what is later',
    menu: 'View',
    shortcut: '.',
    perform: () => onStep(1),
  },
  {
    id: 'lanes.closer',
    label: 'Look closer at the calendar',
    menu: 'View',
    shortcut: '+',
    perform: () => onCloser(-1),
  },
  {
    id: 'lanes.wider',
    label: 'See more of the calendar at once',
    menu: 'View',
    shortcut: '-',
    perform: () => onCloser(1),
  },
]
