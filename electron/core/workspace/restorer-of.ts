import { covers } from '#shared/domain/people/permissions.ts'
import type { Reading } from '../database/reading.ts'
import type { Author } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { createAuthorities } from '../rpc/authority.ts'
import type { Session } from '../rpc/session.ts'

/** Who restores, as a workspace's rows know them right now; throws where they may not. */
export const restorerOf =
  (session: Session) =>
  (reading: Reading): Omit<Author, 'commandId'> => {
    const authority = createAuthorities().of(session, reading)
    const scopes = authority.scopesFor('workspace:administer')
    if (scopes.length === 0) {
      const why = 'Only an administrator of that workspace may restore it.'
      throw new Refusal('rpc/forbidden', why)
    }
    if (!covers(scopes, {})) {
      throw new Refusal('rpc/out-of-scope', 'Only who administers all of it may restore it.')
    }
    if (authority.assurance === 'declared') {
      throw new Refusal('rpc/unproved', 'A declared word is not enough: prove who you are first.')
    }
    return { authority, scopes, origin: session.origin }
  }
