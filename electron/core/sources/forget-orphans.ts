import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Secrets } from '../ports.ts'
import { openSourceSecrets } from './source-secrets.ts'

type Left = { readonly secrets: Secrets; readonly removed: readonly SourceId[] }

/** Forgets what is secret about sources that were removed, where a crash came in between. */
export async function forgetOrphans({ secrets, removed }: Left): Promise<void> {
  const kept = openSourceSecrets(secrets)
  for (const id of removed) await kept.forget(id)
}
