import type { Database } from 'better-sqlite3'
import type { Rule } from '#shared/domain/joins/compare-rules.ts'
import { openJoinOf } from '#shared/domain/joins/join-of.ts'
import type { JoinName, JoinVerdict } from '#shared/vocabulary/join.ts'
import { openJoinRulesReader } from './join-rules.reader.ts'
import { openJoinedServicesReader } from './joined-services.reader.ts'
import { openObservedNamesReader } from './observed-names.reader.ts'

export type Judge = (name: JoinName) => JoinVerdict

/** What names of the outside mean here: what was said about them, and what follows. */
export function openJoinReader(db: Database) {
  const rules = openJoinRulesReader(db)
  return {
    ...rules,
    ...openJoinedServicesReader(db),
    ...openObservedNamesReader(db),
    /** By the rules as they stand, or by others; whoever was set aside is joined by none. */
    judging(by: readonly Rule[] = rules.rules()): Judge {
      const joinOf = openJoinOf(by)
      const asides = new Map(rules.asides().map((one) => [keyOf(one), one.reason]))
      return (name) => {
        const reason = asides.get(keyOf(name))
        return reason === undefined ? joinOf(name) : setAside(reason)
      }
    },
  }
}
export type JoinReader = ReturnType<typeof openJoinReader>

/** Sources are called by ids, which have no spaces. */
export const keyOf = ({ of, source, name }: JoinName): string => `${of} ${source} ${name}`

const setAside = (reason: string | null): JoinVerdict => ({
  ...{ to: null, why: 'setAside', rules: [] },
  because: reason === null ? 'It was set aside.' : `It was set aside: ${reason}`,
})
