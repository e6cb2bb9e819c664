import type { preferences as contract } from '#shared/contract/preferences.contract.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { createKeepPreference } from './keep-preference.ts'
import { listPreferences } from './list-preferences.ts'
import type { Preferences } from './preferences.ts'

export const createPreferencesHandlers = ({ preferences }: { readonly preferences: Preferences }) =>
  ({
    'preferences.mine': listPreferences,
    'preferences.keep': createKeepPreference(preferences),
  }) satisfies Pick<Handlers, keyof typeof contract>
