import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isHeardAlready,
  standingGrant,
  stateWith,
  votersNeeded,
} from '#shared/domain/people/grants.ts'
import { isSure, type Vote } from '#shared/domain/people/two-person.ts'
import { type Grant, Role } from '#shared/vocabulary/role.ts'
import { person, scope, vote, votes } from './arbitraries.ts'

const role = fc.constantFrom(...Role.options)
const administrators = fc.array(person)
const unlent = (said: readonly Vote[]) => said.map((one) => ({ ...one, lenders: [] }))

test('a weighty role needs two wherever two others could be asked, and never more', () => {
  fc.assert(
    fc.property(role, person, administrators, (role, grantee, administrators) => {
      const others = new Set(administrators)
      others.delete(grantee)
      const weighty = role === 'approver' || role === 'administrator'
      const needs = votersNeeded({ role, grantee, administrators })
      expect(needs).toBe(weighty && others.size >= 2 ? 2 : 1)
    }),
  )
})

test('no vote of the grantee makes a grant effective, nor one person two', () => {
  fc.assert(
    fc.property(votes, person, (said, grantee) => {
      const sure = said.filter(({ assurance }) => isSure(assurance))
      const others = new Set(sure.map(({ person }) => person))
      others.delete(grantee)
      expect(stateWith(unlent(said), { needs: 2, grantee })).toBe(
        others.size >= 2 ? 'effective' : 'provisional',
      )
    }),
  )
})

test('a voice that another voter or the grantee lent is a declared word, any other lender’s is none', () => {
  const sure = fc.constantFrom('os', 'proved')
  fc.assert(
    fc.property(
      fc.uniqueArray(person, { minLength: 4, maxLength: 4 }),
      sure,
      (names, assurance) => {
        const [a, b, grantee, other] = names as [string, string, string, string]
        const lentBy = (...lenders: string[]) =>
          stateWith(
            [
              { person: a, assurance: 'os', lenders: [] },
              { person: b, assurance, lenders },
            ],
            { needs: 2, grantee },
          )
        expect(lentBy(a)).toBe('provisional')
        expect(lentBy(other, grantee)).toBe('provisional')
        expect(lentBy(other, b)).toBe('effective')
      },
    ),
  )
})

test('voting by turns, each vote that is let in moves something, and none is let in for ever', () => {
  fc.assert(
    fc.property(fc.array(vote, { maxLength: 40 }), (attempts) => {
      const heard = new Map<string, string>()
      for (const one of attempts) {
        const said = [...heard].map(([person, assurance]) => ({ person, assurance }))
        const before = heard.get(one.person)
        if (isHeardAlready(said, one)) continue
        expect(before === undefined || (!isSure(before) && isSure(one.assurance))).toBe(true)
        heard.set(one.person, one.assurance)
      }
      const surest = new Map(attempts.map(({ person }) => [person, false]))
      for (const one of attempts) if (isSure(one.assurance)) surest.set(one.person, true)
      expect(new Map([...heard].map(([name, how]) => [name, isSure(how)]))).toEqual(surest)
    }),
  )
})

test('a revoked grant stands no more; the same role elsewhere is another grant', () => {
  const state = fc.constantFrom('provisional', 'effective', 'revoked')
  const grant = fc.record({ id: fc.uuid(), role, scope, state })
  fc.assert(
    fc.property(fc.array(grant), role, scope, (grants, role, scope) => {
      const found = standingGrant(grants as unknown as Grant[], { role, scope })
      const expected = grants.find(
        (one) =>
          one.state !== 'revoked' &&
          one.role === role &&
          JSON.stringify(one.scope) === JSON.stringify(scope),
      )
      expect(found?.id).toBe(expected?.id)
    }),
  )
})
