import type { Handlers } from '../rpc/router.ts'
import type { CoreContext } from '../workspace/core-context.ts'
import { eraseFacts } from './erase-facts.ts'
import { createExport } from './export.ts'
import { createTellLastVerification } from './last-verification.ts'
import { listEntries } from './list-entries.ts'
import { listTypes } from './list-types.ts'
import { openEntry } from './open-entry.ts'
import { putAttachment } from './put-attachment.ts'
import { readAttachment } from './read-attachment.ts'
import { createSignCheckpoint } from './sign-checkpoint.ts'
import { tellHistory } from './tell-history.ts'
import { createVerify } from './verify.ts'

export const createLedgerHandlers = (context: CoreContext) =>
  ({
    'ledger.entries': listEntries,
    'ledger.history': tellHistory,
    'ledger.types': listTypes,
    'ledger.lastVerification': createTellLastVerification(context),
    'ledger.entry': openEntry,
    'ledger.verify': createVerify(context),
    'ledger.checkpoint': createSignCheckpoint(context),
    'ledger.export': createExport(context),
    'ledger.erase': eraseFacts,
    'ledger.putAttachment': putAttachment,
    'ledger.attachment': readAttachment,
  }) satisfies Partial<Handlers>
