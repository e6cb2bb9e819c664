import { Stack } from '@mantine/core'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { isSure } from '#shared/domain/releases/judge-policy.ts'
import type { Criterion, Release } from '#shared/vocabulary/release.ts'

type Props = {
  readonly release: Release
  readonly criterion: Criterion
  readonly onClose: () => void
}

/** Somebody puts their name to a criterion; who only said who they are cannot settle it. */
export function Vouch({ release, criterion, onClose }: Props) {
  const { status } = useMe()
  const decide = useDecision('releases.affirm', {
    says: () => `You vouched for it: ${criterion.says}`,
  })
  const sure = isSure({ assurance: status?.me?.assurance ?? '' })
  const { id: releaseId, version: expectedVersion } = release
  return (
    <AskWhy
      title="Vouch for it"
      says={
        <Stack gap="xs">
          <strong>{criterion.says}</strong>
          <span>Your name stands under this in the ledger, and it cannot be taken back.</span>
          {!sure && (
            <Notice tone="wary" title="You only said who you are">
              It stays unknown until somebody with a passphrase or an account vouches as well.
            </Notice>
          )}
        </Stack>
      }
      confirm="I vouch for it"
      reason="asked"
      pending={decide.isPending}
      error={decide.error}
      onConfirm={(words) =>
        decide.mutate(
          {
            releaseId,
            criterion: criterion.key,
            expectedVersion,
            ...(words !== undefined && { words }),
          },
          { onSuccess: onClose },
        )
      }
      onClose={onClose}
    />
  )
}
