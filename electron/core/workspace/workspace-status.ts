import { createHash } from 'node:crypto'
import type { OutputOf } from '#shared/contract/index.ts'
import { contract } from '#shared/contract/index.ts'
import { roleAllows } from '#shared/domain/people/permissions.ts'
import type { Reading } from '../database/reading.ts'
import type { Asking } from '../rpc/router.ts'
import type { CoreContext } from './core-context.ts'

type Status = OutputOf<'workspace.status'>

/** Says where the workspace stands, and whatever about it is weaker than it should be. */
export const createWorkspaceStatus =
  (context: CoreContext) =>
  (_: object, reading: Reading, asking: Asking): Status => {
    const workspace = reading.workspace.find()
    const { signer, program, schema } = context
    return {
      id: workspace?.id ?? '',
      name: workspace?.name ?? '',
      program,
      schema,
      viewOnly: context.viewOnly() ?? null,
      enrolled: reading.people.anyone(),
      me: me(reading, asking),
      osUser: asking.session.osUser ?? null,
      places: asking.session.local ? placesOf(context) : null,
      rehearsal: context.rehearsal ?? null,
      ledger: ledgerStatus(context, reading),
      device: {
        id: signer.device,
        fingerprint: fingerprint(signer.publicKey),
        protection: signer.protection,
        weaker: signer.protection === 'process',
      },
    }
  }

function placesOf({ places }: CoreContext): Status['places'] {
  return places ? { folder: places.folder, log: places.log } : null
}

function me(reading: Reading, { authority }: Asking): Status['me'] {
  const { person, assurance, grants } = authority
  if (!person) return null
  const effective = grants.filter(({ state }) => state === 'effective')
  const roles = [...new Set(effective.map(({ role }) => role))]
  const required = [...new Set(Object.values(contract).map(({ requires }) => requires))]
  return {
    person,
    name: reading.people.find(person)?.name ?? null,
    assurance,
    roles,
    permissions: required.filter(
      (one) => one !== 'anyone' && roles.some((role) => roleAllows(role, one)),
    ),
  }
}

function ledgerStatus({ checkpointer }: CoreContext, reading: Reading): Status['ledger'] {
  const workspace = reading.workspace.find()
  const head = reading.ledger.head()
  const { last, contradiction, trouble } = checkpointer.state()
  const anchoredTo = checkpointer.anchoredTo()
  const entries = head?.seq ?? 0
  return {
    entries,
    epoch: workspace?.epoch ?? 1,
    head: head?.hash ?? null,
    anchoredTo,
    unanchored: entries - anchoredTo,
    unanchoredSince: reading.ledger.timeOf(anchoredTo + 1) ?? null,
    lastCheckpointAt: last?.at ?? null,
    contradiction: contradiction ?? null,
    checkpointFolder: workspace?.checkpointFolder ?? null,
    checkpointFolderTrouble: trouble ?? null,
  }
}

/** Short enough to be read out and compared. */
const fingerprint = (publicKey: string) =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64'))
    .digest('hex')
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1 ')
