import { Button } from '@mantine/core'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Notice } from '#renderer/design/notice.tsx'
import type { Release } from '#shared/vocabulary/release.ts'

type Props = {
  readonly release: Release
  /** What somebody else changed, as people call it. */
  readonly fields: readonly string[]
  readonly onTake: () => void
  readonly onKeep: () => void
}

/** Says that what is being edited was changed by somebody else, and lets whoever edits choose. */
export function ChangedMeanwhile({ release, fields, onTake, onKeep }: Props) {
  const { may, status } = useMe()
  const asked = { subject: release.id, limit: 1 }
  const history = useQueryOf('ledger.history', asked, { enabled: may('ledger:read') })
  const last = history.data?.items[0]
  const isMe = last !== undefined && last.actor === status?.me?.person
  const who = last?.actorName ?? 'Somebody else'
  return (
    <Notice
      tone="wary"
      title={isMe ? 'You changed this elsewhere' : `${who} changed this while you were editing`}
      action={
        <>
          <Button variant="default" onClick={onTake}>
            Take what stands now
          </Button>
          <Button variant="default" onClick={onKeep}>
            Keep what I typed
          </Button>
        </>
      }
    >
      Changed: {fields.join(', ')}. Nothing you typed is lost; choose before you save.
    </Notice>
  )
}
