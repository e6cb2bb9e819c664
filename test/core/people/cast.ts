import type { TeamId } from '#shared/vocabulary/ids.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import type { Role, Scope } from '#shared/vocabulary/role.ts'
import { sessionOf, type TestCore } from '../../support/core.ts'

export const WORKSPACE: Scope = { of: 'workspace' }
export const reason = 'because the test says so'

export const ofTeam = (team: TeamId): Scope => ({ of: 'team', team })

export const addPerson = ({ get }: TestCore, name: string): Promise<Person> =>
  get('people.add', { name })

type Wanted = { readonly name: string; readonly role: Role; readonly scope?: Scope }

/** Somebody with an effective role, whoever has to stand behind it. */
export async function addWithRole(core: TestCore, wanted: Wanted): Promise<Person> {
  const { name, role, scope = WORKSPACE } = wanted
  const { id } = await addPerson(core, name)
  const person = await core.get('people.grant', { personId: id, role, scope, reason })
  const [grant] = person.grants
  if (grant?.state !== 'provisional') return person
  for (const second of await administratorsBut(core, [core.kim.id, id])) {
    const vouched = await core.askAs(sessionOf(second), 'people.vouch', {
      personId: id,
      grantId: grant.id,
      reason,
    })
    if (vouched.ok) return vouched.value
  }
  throw new Error(`nobody could vouch for ${name}`)
}

async function administratorsBut({ get }: TestCore, but: readonly string[]) {
  const { items } = await get('people.list', { active: true })
  return items
    .filter(({ id }) => !but.includes(id))
    .filter(({ grants }) =>
      grants.some(
        ({ role, scope, state }) =>
          role === 'administrator' && scope.of === 'workspace' && state === 'effective',
      ),
    )
    .map(({ id }) => id)
}
