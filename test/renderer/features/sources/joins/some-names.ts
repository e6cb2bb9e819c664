import fc from 'fast-check'
import type { ListedRule, Share, Waiting } from '#renderer/features/sources/joins/join.ts'
import { JoinRuleId, PersonId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'

export const idOf = (last: number) => `01900000-0000-7000-8000-0000000000${10 + last}`
export const [source, another] = [SourceId.parse(idOf(1)), SourceId.parse(idOf(2))]
export const [billing, ledger] = [ServiceId.parse(idOf(3)), ServiceId.parse(idOf(4))]

export const noRows = {
  ...{ runs: 0, deployments: 0, changes: 0 },
  ...{ sourceReleases: 0, incidents: 0, quietPeriods: 0, steps: 0 },
  ...{ catalogueEntries: 0, onCalls: 0, healthChecks: 0 },
}

export const waiting = (name: string, over: Partial<Waiting> = {}): Waiting => ({
  ...{ of: 'project', source, name, latest: 1, rows: { ...noRows, runs: 2 } },
  verdict: { to: null, why: 'noRule', rules: [], because: 'No rule fits it.' },
  suggestions: [{ to: billing, hint: 'likely', because: 'It goes by the name of Billing.' }],
  ...over,
})

/** Names that are each there once, as an inbox tells them. */
export const names = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g/h'), { minLength: 1 })
  .map((all) => all.map((name) => waiting(name)))

export const rule = (over: Partial<ListedRule> & { last: number }): ListedRule => {
  const { last, ...rest } = over
  return {
    ...{ id: JoinRuleId.parse(idOf(20 + last)), of: 'project', source: null, pattern: 'org/*' },
    ...{ to: billing, order: 1, version: 1, names: 0, addedBy: PersonId.parse(idOf(9)) },
    addedAt: last,
    ...rest,
  }
}

const nothing = { total: 0, joined: 0 }
export const share = (over: Partial<Share> = {}): Share => ({
  source,
  ...{ projects: { ...nothing, setAside: 0 }, places: { ...nothing, setAside: 0 } },
  ...{ runs: nothing, deployments: { ...nothing, placed: 0 }, changes: nothing },
  ...{ steps: nothing, catalogueEntries: nothing, onCalls: nothing, healthChecks: nothing },
  ...{ sourceReleases: nothing, incidents: nothing, quietPeriods: nothing },
  ...over,
})
