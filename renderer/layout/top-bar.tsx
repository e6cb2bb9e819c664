import { ActionIcon, Tooltip, UnstyledButton, useComputedColorScheme } from '@mantine/core'
import { IconKeyboard, IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import type { Me } from '#renderer/data/use-me.ts'
import { KeyCap } from '#renderer/design/key-cap.tsx'
import { appearance } from '#renderer/state/appearance.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Source } from '#renderer/workbench/source.ts'
import { LedgerTail } from './ledger-tail.tsx'
import { overlays } from './own-actions.ts'
import { SourceMark } from './source-mark.tsx'
import './top-bar.css'
import { WhoIAm } from './who-i-am.tsx'

type Props = { readonly me: Me; readonly sources: readonly Source[] }

/** Where one is, how far it can be relied on, and who one is. */
export const TopBar = ({ me, sources }: Props) => (
  <header className="sb-bar">
    <a className="sb-bar-workspace" href={hrefTo(['settings'])}>
      {me.status?.name ?? ''}
    </a>
    <UnstyledButton
      className="sb-bar-search"
      onClick={() => overlays.setState({ open: 'palette' })}
    >
      <IconSearch size={15} aria-hidden />
      <span>Find or do anything</span>
      <KeyCap shortcut="$mod+k" />
    </UnstyledButton>
    <div className="sb-bar-standing">
      {sources.map((source) => (
        <SourceMark key={source.id} source={source} />
      ))}
      {me.status && <LedgerTail ledger={me.status.ledger} />}
    </div>
    <Tooltip label="Every key (?)">
      <ActionIcon
        color="gray"
        aria-label="Show all keys"
        onClick={() => overlays.setState({ open: 'keys' })}
      >
        <IconKeyboard size={18} />
      </ActionIcon>
    </Tooltip>
    <SchemeButton />
    {me.status && <WhoIAm status={me.status} />}
  </header>
)

function SchemeButton() {
  const dark = useComputedColorScheme() === 'dark'
  const label = dark ? 'Switch to light' : 'Switch to dark'
  const Icon = dark ? IconSun : IconMoon
  return (
    <Tooltip label={label}>
      <ActionIcon
        color="gray"
        aria-label={label}
        onClick={() => appearance.setState({ scheme: dark ? 'light' : 'dark' })}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
