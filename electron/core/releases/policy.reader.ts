import type { Database } from 'better-sqlite3'
import { defaultClassPolicies } from '#shared/domain/releases/default-class-policies.ts'
import { type ClassPolicy, ReleaseClass, type StandingPolicy } from '#shared/vocabulary/release.ts'

type Row = { readonly policy: string; readonly version: number }

/** Reads what each class asks for; where the workspace decided nothing, what Signalbox brings along. */
export function openPolicyReader(db: Database) {
  const byClass = db.prepare<[string], Row>(
    'SELECT policy, version FROM class_policies WHERE class = ?',
  )
  function find(wanted: ReleaseClass): StandingPolicy {
    const row = byClass.get(wanted)
    if (!row) return { ...defaultClassPolicies[wanted], ours: false, version: 0 }
    // The command that set it was held against the vocabulary.
    return { ...(JSON.parse(row.policy) as ClassPolicy), ours: true, version: row.version }
  }
  return { find, list: () => ReleaseClass.options.map(find) }
}
