import type { Database } from 'better-sqlite3'
import { calendarHandlers } from './calendar/handlers.ts'
import type { AnyConnector } from './connectors/registry.ts'
import { forgetEffectsOf } from './effects/forget-effects.ts'
import { createEffectsHandlers } from './effects/handlers.ts'
import type { Effects } from './effects/open-effects.ts'
import { environmentHandlers } from './environments/handlers.ts'
import { createJoinsHandlers } from './joins/handlers.ts'
import { openJoined } from './joins/joined.ts'
import { createLedgerHandlers } from './ledger/handlers.ts'
import { createMetricsHandlers } from './metrics/handlers.ts'
import { openMetricStore } from './metrics/metric-store.ts'
import { observationHandlers } from './observations/handlers.ts'
import { createEntriesHandlers } from './observations/list-entries.ts'
import { createPeopleHandlers } from './people/handlers.ts'
import { openPassphrases } from './people/passphrases.ts'
import { createPlansHandlers } from './plans/handlers.ts'
import { createPreferencesHandlers } from './preferences/handlers.ts'
import { openPreferences } from './preferences/preferences.ts'
import { releaseHandlers } from './releases/handlers.ts'
import type { Handlers } from './rpc/router.ts'
import { searchHandlers } from './search/handlers.ts'
import { serviceHandlers } from './services/handlers.ts'
import { createSourcesHandlers } from './sources/handlers.ts'
import type { Forgetting } from './sources/means.ts'
import { createSyncHandlers } from './sync/handlers.ts'
import type { Sync } from './sync/open-sync.ts'
import type { CoreContext } from './workspace/core-context.ts'
import { createWorkspaceHandlers } from './workspace/handlers.ts'

export type HandlersContext = CoreContext & {
  readonly sync: Sync
  readonly effects: Effects
  readonly connectors: readonly AnyConnector[]
}

/** Where capabilities meet the router: each adds its line. */
export function createHandlers(db: Database, context: HandlersContext): Handlers {
  return {
    ...createWorkspaceHandlers(context),
    ...createLedgerHandlers(context),
    ...createPeopleHandlers({ passphrases: openPassphrases(db, context.ports.clock) }),
    ...environmentHandlers,
    ...serviceHandlers,
    ...releaseHandlers,
    ...createPlansHandlers({ ...environmentHandlers, ...serviceHandlers, ...releaseHandlers }),
    ...calendarHandlers,
    ...searchHandlers,
    ...createPreferencesHandlers({ preferences: openPreferences(db) }),
    ...observationHandlers,
    ...createEntriesHandlers(context.ports),
    ...createJoinsHandlers({ joined: openJoined(db) }),
    ...createSourcesHandlers({
      connectors: context.connectors,
      secrets: context.ports.secrets,
      forgotten: forgettingEffects(context),
    }),
    ...createSyncHandlers(context),
    ...createEffectsHandlers(context),
    ...createMetricsHandlers({ connectors: context.connectors, store: openMetricStore(db) }),
  }
}

/** What was to be written to a source goes with what was read of it. */
const forgettingEffects = ({ sync: { forgotten }, effects }: HandlersContext): Forgetting => ({
  forgetUnnamed: (work, source) => forgotten.forgetUnnamed(work, source),
  forget: (work, source) =>
    forgotten.forget(work, source) + forgetEffectsOf(work, { store: effects.store, source }),
})
