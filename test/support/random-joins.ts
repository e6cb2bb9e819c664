import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinRule } from '#shared/vocabulary/join.ts'
import { known, type Move, reason, type Scene, text, versionOf } from './random-scene.ts'

const pattern = (s: Scene) => s.one(['org/*', 'org/a', '**', 'ORG/A', 'prod*'])
const anySource = (s: Scene) => (s.chance(2) ? null : known(s, s.sources).id)
const drafted = (s: Scene) =>
  s.chance(2)
    ? { of: 'project' as const, to: known(s, s.services).id }
    : { of: 'place' as const, to: known(s, s.environments).id }
const seen = (s: Scene, rule: JoinRule) => ({
  ruleId: rule.id,
  expectedVersion: versionOf(s, rule),
})
const named = (s: Scene) => ({
  of: s.one(['project', 'place'] as const),
  source: (s.sources[0]?.id ?? known(s, s.sources).id) as SourceId,
  name: s.one(['org/a', 'prod']),
})

const aboutRules: readonly Move[] = [
  (s) => s.ask('joins.add', { ...drafted(s), source: anySource(s), pattern: pattern(s) }),
  (s) => {
    const rule = known(s, s.rules)
    const changes = s.chance(2) ? { pattern: pattern(s) } : { order: s.number(3), source: null }
    return s.ask('joins.change', { ...seen(s, rule), changes })
  },
  (s) =>
    s.chance(2) ? s.ask('joins.remove', { ...seen(s, known(s, s.rules)), reason }) : undefined,
]
const aboutNames: readonly Move[] = [
  (s) => s.ask('joins.setAside', { ...named(s), reason: text(s, 'A toy') }),
  (s) => s.ask('joins.takeUp', { ...named(s), reason }),
]

/** What people say that names of the outside mean; the step chooses, so that lives are about other things too. */
export const joinMoves: readonly Move[] = [
  (s) => aboutRules[s.step % aboutRules.length]!(s),
  ...aboutNames,
]
