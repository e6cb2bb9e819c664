import { Spotlight, spotlight } from '@mantine/spotlight'
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { KeyCap } from '#renderer/design/key-cap.tsx'
import { type Action, applies } from '#renderer/workbench/action.ts'
import { goTo } from '#renderer/workbench/address.ts'
import { hrefOfSubject } from '#renderer/workbench/subject-href.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { matchActions } from './match-actions.ts'
import { overlays } from './own-actions.ts'
import './palette.css'
import { useAllActions } from './registry.ts'
import { useSituation } from './use-situation.ts'

type Found = OutputOf<'search.find'>['items'][number]

const groups: readonly { readonly kind: Found['kind']; readonly label: string }[] = [
  { kind: 'release', label: 'Releases' },
  { kind: 'service', label: 'Services' },
  { kind: 'environment', label: 'Environments' },
  { kind: 'person', label: 'People' },
  { kind: 'team', label: 'Teams' },
  { kind: 'ledger', label: 'Ledger' },
]

/** Everything that can be done and found, from one line. */
export function Palette() {
  const [words, setWords] = useState('')
  const situation = useSituation()
  const all = useAllActions()
  useOpening()
  const typed = words.trim()
  const actions = useMemo(
    () =>
      matchActions(
        all.filter((action) => applies(action, situation)),
        typed,
      ),
    [all, situation, typed],
  )
  const found = useFound(typed)
  const perform = (action: Action) => action.perform(situation)
  return (
    <Spotlight.Root
      query={words}
      onQueryChange={setWords}
      onSpotlightClose={() => overlays.setState({ open: 'nothing' })}
      shortcut={null}
      scrollable
      maxHeight={520}
      size="lg"
      centered={false}
      yOffset="10vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      transitionProps={{ duration: 0 }}
    >
      <Spotlight.Search
        placeholder="Find a release, a service, a person, or something to do"
        aria-label="Find or do anything"
        onKeyDown={takeFirst}
      />
      <Spotlight.ActionsList>
        {actions.length > 0 && (
          <Spotlight.ActionsGroup label="Actions">
            {actions.map((action) => (
              <Spotlight.Action key={action.id} onClick={() => perform(action)}>
                <ActionLine action={action} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map(({ kind, label }) => (
          <FoundGroup key={kind} label={label} found={found.filter((one) => one.kind === kind)} />
        ))}
        {actions.length === 0 && found.length === 0 && (
          <Spotlight.Empty>Nothing goes by “{typed}”.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function useFound(words: string): readonly Found[] {
  const asked = useQueryOf(
    'search.find',
    { words: words || ' ', limit: 6 },
    { enabled: words !== '', meanwhile: 'previous' },
  )
  return words === '' ? [] : (asked.data?.items ?? [])
}

/** What was chosen may have gone when an answer came: then the first that stands is meant. */
function takeFirst({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  const list = currentTarget.closest('[role="dialog"]')
  if (key !== 'Enter' || list?.querySelector('[data-selected]')) return
  list?.querySelector<HTMLElement>('[data-action]')?.click()
}

/** The registry opens the palette; Spotlight keeps a store of its own. */
function useOpening(): void {
  const open = useStore(overlays, (now) => now.open === 'palette')
  useEffect(() => (open ? spotlight.open() : spotlight.close()), [open])
}

type GroupProps = { readonly label: string; readonly found: readonly Found[] }

function FoundGroup({ label, found }: GroupProps) {
  if (found.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={label}>
      {found.map((one) => (
        <Spotlight.Action
          key={`${one.kind} ${one.id}`}
          onClick={() => goTo(hrefOfSubject(one) ?? '#/')}
        >
          <span className="sb-palette-line">
            <span className="sb-palette-title">{one.title}</span>
            <span className="sb-palette-detail">{one.detail}</span>
          </span>
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  )
}

type LineProps = { readonly action: Action }

const ActionLine = ({ action: { icon: Icon, label, shortcut } }: LineProps) => (
  <span className="sb-palette-line">
    {Icon && <Icon size={17} stroke={1.6} aria-hidden />}
    <span className="sb-palette-title">{label}</span>
    {shortcut && <KeyCap shortcut={shortcut} />}
  </span>
)
