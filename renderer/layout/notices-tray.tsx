import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { inkOf } from '#renderer/design/tone.ts'
import { notices, tell, UNDO_MS, withdraw } from '#renderer/state/notices.ts'
import './notices-tray.css'

/** What was just decided, with the way back for as long as it is offered. */
export function NoticesTray() {
  const told = useStore(notices, (now) => now.told)
  return (
    <div className="sb-tray" role="status" aria-live="polite" aria-label="What just happened">
      {told.map((notice) => (
        <ToldNotice key={notice.id} notice={notice} />
      ))}
    </div>
  )
}

type Props = { readonly notice: ReturnType<typeof notices.getState>['told'][number] }

function ToldNotice({ notice: { id, tone, says, undo } }: Props) {
  const [held, setHeld] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (tone === 'bad' || (held && !undo)) return undefined
    const timer = setTimeout(() => withdraw(id), UNDO_MS)
    return () => clearTimeout(timer)
  }, [id, tone, held, undo])
  const takeBack = async () => {
    setBusy(true)
    const trouble = await undo?.undo()
    setBusy(false)
    if (trouble) tell({ id: `${id} stays`, tone: 'bad', says: `It stays as it is: ${trouble}` })
  }
  const Icon = tone === 'good' ? IconCircleCheckFilled : IconAlertTriangleFilled
  return (
    <div
      className="sb-told"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <Icon size={17} color={inkOf(tone)} aria-hidden />
      <span>{says}</span>
      {undo && (
        <Button variant="default" loading={busy} onClick={() => void takeBack()}>
          Undo
        </Button>
      )}
      <CloseButton size="sm" aria-label="Dismiss" onClick={() => withdraw(id)} />
    </div>
  )
}
