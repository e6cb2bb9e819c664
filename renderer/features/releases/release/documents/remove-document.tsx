import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import type { Release, ReleaseDocument } from '#shared/vocabulary/release.ts'
import { undoRemovedDocument } from '../undo.ts'

type Props = {
  readonly release: Release
  readonly document: ReleaseDocument
  readonly onClose: () => void
}

/** Withdraws a document; that it was there stays in the ledger. */
export function RemoveDocument({ release, document, onClose }: Props) {
  const name = document.title ?? document.kind
  const decide = useDecision('releases.removeDocument', {
    says: () => `${name} is withdrawn`,
    undo: (after) => undoRemovedDocument({ before: release, after }, document),
  })
  const { id: releaseId, version: expectedVersion } = release
  return (
    <AskWhy
      title={`Withdraw ${name}`}
      says="It no longer counts; that it was there stays in the ledger."
      confirm="Withdraw it"
      reason="due"
      pending={decide.isPending}
      error={decide.error}
      onConfirm={(reason = '') =>
        decide.mutate(
          { releaseId, documentId: document.id, reason, expectedVersion },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    />
  )
}
