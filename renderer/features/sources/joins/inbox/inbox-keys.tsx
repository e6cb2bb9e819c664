import { useStore } from 'zustand'
import { useMe } from '#renderer/data/use-me.ts'
import { KeyCap } from '#renderer/design/key-cap.tsx'
import { appearance } from '#renderer/state/appearance.ts'
import { inboxKeys } from './inbox-actions.ts'
import type { InboxPart } from './inbox-page.tsx'

type Props = { readonly part: InboxPart }

/** Which key does what; not told to whoever has switched such keys off, or may not decide. */
export function InboxKeys({ part }: Props) {
  const singleKeys = useStore(appearance, (now) => now.singleKeys)
  const { may } = useMe()
  if (singleKeys === 'off' || !may('sources:write')) return null
  return (
    <div className="sb-join-keys">
      {inboxKeys[part].map(({ id, key, label }) => (
        <span key={id}>
          <KeyCap shortcut={key} /> {label}
        </span>
      ))}
    </div>
  )
}
