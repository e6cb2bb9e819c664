import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenNames, namesAsRead, rulesFor } from '#renderer/features/sources/form/join-choices.ts'
import { settingFields } from '#renderer/features/sources/form/setting-fields.ts'
import { joinOf } from '#shared/domain/joins/join-of.ts'
import { JoinRuleId } from '#shared/vocabulary/ids.ts'
import { billing, idOf, ledger, source } from '../joins/some-names.ts'

const project = fc.constantFrom(
  ...['org/shop-api', 'org/shop-web', 'org/tools', 'org/pay/in', 'org/pay/out', 'lone'],
)
const accepted = fc
  .uniqueArray(project)
  .chain((names) =>
    fc.tuple(
      ...names.map((name) => fc.constantFrom(billing, ledger).map((to) => [name, to] as const)),
    ),
  )
  .map((pairs) => new Map(pairs))

test('the rules join what was accepted to what it was accepted for, and nothing else that is known', () => {
  let saved = 0
  fc.assert(
    fc.property(accepted, fc.uniqueArray(project), fc.boolean(), (said, others, fewer) => {
      const known = [...new Set([...said.keys(), ...others])]
      const written = rulesFor({ accepted: said, known, fewer })
      const rules = written.map((one, at) => ({
        ...{ id: JoinRuleId.parse(idOf(at)), of: 'project' as const, source, order: at },
        ...one,
      }))
      for (const name of known) {
        expect(joinOf({ of: 'project', source, name }, rules).to).toBe(said.get(name) ?? null)
      }
      if (!fewer) expect(written).toHaveLength(said.size)
      saved += said.size - written.length
    }),
    { numRuns: 300 },
  )
  expect(saved).toBeGreaterThan(0)
})

const schema = (extra: object) => ({
  properties: {
    repositories: { type: 'array', items: { type: 'string' }, chosenFrom: 'projects', ...extra },
    labels: { type: 'array', items: { type: 'string' } },
  },
})
const settings = { repositories: ['team/web', 'team/api', 'team/web'], labels: ['x'] }

test('the names are those that were chosen, each once, as the rows will call them', () => {
  expect(chosenNames(settingFields(schema({})), settings)).toEqual(['team/web', 'team/api'])
  const short = settingFields(schema({ joinedBy: 'lastSegment' }))
  expect(chosenNames(short, settings)).toEqual(['web', 'api'])
  expect(namesAsRead({ joinedBy: 'lastSegment' }, ['web'])).toEqual(['web'])
  expect(chosenNames(settingFields(schema({})), {})).toEqual([])
})
