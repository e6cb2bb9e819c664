import { Modal, Text, Title } from '@mantine/core'
import { useStore } from 'zustand'
import { KeyCap } from '#renderer/design/key-cap.tsx'
import { appearance } from '#renderer/state/appearance.ts'
import { type Action, menus } from '#renderer/workbench/action.ts'
import './keyboard-help.css'
import { overlays } from './own-actions.ts'
import { useAllActions } from './registry.ts'

/** Keys that belong to what has the focus rather than to an action. */
const inPlace = [
  { keys: 'ArrowDown', says: 'Next row of a table' },
  { keys: 'Enter', says: 'Open the row beside the table' },
  { keys: 'Escape', says: 'Close what is open' },
  { keys: 'Home', says: 'First row' },
  { keys: 'End', says: 'Last row' },
]

export function KeyboardHelp() {
  const open = useStore(overlays, (now) => now.open === 'keys')
  const singleKeys = useStore(appearance, (now) => now.singleKeys)
  const actions = useAllActions().filter(({ shortcut }) => shortcut !== undefined)
  return (
    <Modal
      opened={open}
      onClose={() => overlays.setState({ open: 'nothing' })}
      title="Every key"
      size="xl"
    >
      {singleKeys === 'off' && (
        <Text c="dimmed" mb="sm">
          Keys pressed alone are switched off in the settings; those with a modifier work.
        </Text>
      )}
      <div className="sb-key-columns">
        {menus.map((menu) => (
          <Keys key={menu} menu={menu} actions={actions.filter((one) => one.menu === menu)} />
        ))}
        <section>
          <Title order={3}>In place</Title>
          <ul className="sb-key-list">
            {inPlace.map(({ keys, says }) => (
              <li key={keys}>
                <span>{says}</span>
                <KeyCap shortcut={keys} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Modal>
  )
}

type Props = { readonly menu: string; readonly actions: readonly Action[] }

function Keys({ menu, actions }: Props) {
  if (actions.length === 0) return null
  return (
    <section>
      <Title order={3}>{menu}</Title>
      <ul className="sb-key-list">
        {actions.map(({ id, label, shortcut = '' }) => (
          <li key={id}>
            <span>{label}</span>
            <KeyCap shortcut={shortcut} />
          </li>
        ))}
      </ul>
    </section>
  )
}
