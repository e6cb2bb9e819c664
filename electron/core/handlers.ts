import type { Database } from 'better-sqlite3'
import { environmentHandlers } from './environments/handlers.ts'
import { createLedgerHandlers } from './ledger/handlers.ts'
import { createPeopleHandlers } from './people/handlers.ts'
import { openPassphrases } from './people/passphrases.ts'
import { createPlansHandlers } from './plans/handlers.ts'
import { createPreferencesHandlers } from './preferences/handlers.ts'
import { openPreferences } from './preferences/preferences.ts'
import { releaseHandlers } from './releases/handlers.ts'
import type { Handlers } from './rpc/router.ts'
import { searchHandlers } from './search/handlers.ts'
import { serviceHandlers } from './services/handlers.ts'
import type { CoreContext } from './workspace/core-context.ts'
import { createWorkspaceHandlers } from './workspace/handlers.ts'

/** Where capabilities meet the router: each adds its line. */
export const createHandlers = (db: Database, context: CoreContext): Handlers => ({
  ...createWorkspaceHandlers(context),
  ...createLedgerHandlers(context),
  ...createPeopleHandlers({ passphrases: openPassphrases(db, context.ports.clock) }),
  ...environmentHandlers,
  ...serviceHandlers,
  ...releaseHandlers,
  ...createPlansHandlers({ ...environmentHandlers, ...serviceHandlers, ...releaseHandlers }),
  ...searchHandlers,
  ...createPreferencesHandlers({ preferences: openPreferences(db) }),
})
