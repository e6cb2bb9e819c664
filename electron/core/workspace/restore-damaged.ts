import { readCheckpoints } from '../ledger/checkpoint-file.ts'
import { openSigner } from '../ledger/signer.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import { createAuthorities } from '../rpc/authority.ts'
import type { Conduct } from '../rpc/router.ts'
import type { Session } from '../rpc/session.ts'
import type { Places } from './places.ts'
import { prepareRestore, type Restored, swapDatabases } from './restore-backup.ts'

type Rescue = {
  readonly places: Places
  readonly ports: Ports
  readonly session: Session
  readonly conduct: Conduct
}

/**
 * Restores where the database that stands cannot be opened any more. What it had come to is only
 * known from its checkpoints, and erasures since the backup cannot be repeated.
 */
export async function restoreDamaged(
  { file, reason }: { readonly file: string; readonly reason: string },
  { places, ports, session, conduct }: Rescue,
): Promise<Restored> {
  const last = readCheckpoints(places.checkpoints).at(-1)
  const abandoned = {
    workspace: last?.workspace ?? '',
    epoch: last?.epoch ?? 1,
    head: last ? { seq: last.seq, hash: last.hash } : null,
    erasures: () => [],
  }
  const author = (restored: Parameters<Parameters<typeof prepareRestore>[0]['author']>[0]) => {
    const authority = createAuthorities().of(session, restored)
    const scopes = authority.scopesFor('workspace:administer')
    if (scopes.length > 0) return { authority, scopes, origin: session.origin }
    throw new Refusal('rpc/forbidden', 'Only an administrator of that workspace may restore it.')
  }
  const giveUp = async () => abandoned
  const parts = { places, ports, device: await openSigner(ports), giveUp }
  const order = { file, reason, author, conduct }
  const { prepared, oldHead, told } = await prepareRestore(order, parts)
  return { ...told, kept: swapDatabases({ places, clock: ports.clock }, { prepared, oldHead }) }
}
