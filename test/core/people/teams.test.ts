import { expect, test } from 'vitest'
import type { Team } from '#shared/vocabulary/person.ts'
import { sessionOf, startCore } from '../../support/core.ts'
import { addPerson, addWithRole, ofTeam } from './cast.ts'

test('teams are added, renamed, joined and left, and only their topics are announced', async () => {
  const core = await startCore()
  const { get, changes } = core
  const blue = await get('people.addTeam', { name: 'Blue' })
  expect(changes.at(-1)?.topics.toSorted()).toEqual(['ledger', 'teams'])
  const green = await get('people.addTeam', { name: 'Green' })
  const navy = await get('people.renameTeam', { teamId: blue.id, name: 'Navy', expectedVersion: 1 })
  expect(navy).toEqual({ id: blue.id, name: 'Navy', version: 2 })
  const [first, last] = [navy, green].toSorted((a, b) => (a.id < b.id ? -1 : 1)) as [Team, Team]
  expect(await get('people.teams', {})).toEqual({ items: [first, last], next: null })
  expect(await get('people.teams', { limit: 1 })).toEqual({ items: [first], next: first.id })
  expect(await get('people.teams', { after: first.id })).toEqual({ items: [last], next: null })

  const { id } = await addPerson(core, 'Ann')
  const ann = await get('people.joinTeam', { personId: id, teamId: green.id })
  expect(ann).toMatchObject({ teams: [green.id], version: 2 })
  expect(changes.at(-1)?.topics.toSorted()).toEqual(['ledger', 'people'])
  expect(await get('people.leaveTeam', { personId: id, teamId: green.id })).toMatchObject({
    teams: [],
    version: 3,
  })
})

test('a name that reads like another team’s is refused, one’s own in other letters is not', async () => {
  const { ask, get } = await startCore()
  const blue = await get('people.addTeam', { name: 'Blue' })
  const green = await get('people.addTeam', { name: 'Green' })
  const rename = (name: string) =>
    ask('people.renameTeam', { teamId: blue.id, name, expectedVersion: 1 })

  const taken = { failure: { code: 'people/team-name-taken', details: { team: green.id } } }
  expect(await ask('people.addTeam', { name: 'GREEN' })).toMatchObject(taken)
  expect(await rename(' green ')).toMatchObject(taken)
  expect(await rename('BLUE')).toMatchObject({ ok: true, value: { name: 'BLUE' } })
  expect(await rename('Red')).toMatchObject({ failure: { code: 'people/stale' } })
})

test('who is not there cannot join, who joined cannot join again, who left cannot leave', async () => {
  const core = await startCore()
  const { ask, get } = core
  const { id: teamId } = await get('people.addTeam', { name: 'Blue' })
  const { id: personId } = await addPerson(core, 'Ann')
  const codes: (string | undefined)[] = []
  const note = (reply: { ok: boolean; failure?: { code: string } }) =>
    codes.push(reply.failure?.code)

  note(await ask('people.joinTeam', { personId: teamId as never, teamId }))
  note(await ask('people.joinTeam', { personId, teamId: personId as never }))
  note(await ask('people.leaveTeam', { personId, teamId }))
  note(await ask('people.joinTeam', { personId, teamId }))
  note(await ask('people.joinTeam', { personId, teamId }))
  const nowhere = { teamId: personId as never, name: 'X', expectedVersion: 1 }
  note(await ask('people.renameTeam', nowhere))
  expect(codes).toEqual([
    'people/unknown',
    'people/unknown-team',
    'people/not-in-team',
    undefined,
    'people/already-in-team',
    'people/unknown-team',
  ])
})

test('a role for one team reaches its people and its name, and no further', async () => {
  const core = await startCore()
  const { askAs, get } = core
  const blue = await get('people.addTeam', { name: 'Blue' })
  const green = await get('people.addTeam', { name: 'Green' })
  const scope = ofTeam(blue.id)
  const lead = await addWithRole(core, { name: 'Lead', role: 'releaseManager', scope })
  const session = sessionOf(lead.id)
  const ann = await addPerson(core, 'Ann')
  const outOfScope = { failure: { code: 'rpc/out-of-scope' } }
  const rename = (expectedVersion: number) =>
    askAs(session, 'people.rename', { personId: ann.id, name: 'A.', expectedVersion })

  expect(await rename(1)).toMatchObject(outOfScope)
  await get('people.joinTeam', { personId: ann.id, teamId: blue.id })
  expect(await rename(2)).toMatchObject({ ok: true })
  await get('people.joinTeam', { personId: ann.id, teamId: green.id })
  expect(await rename(4)).toMatchObject(outOfScope)
  const added = await askAs(session, 'people.add', { name: 'Somebody' })
  expect(added).toMatchObject(outOfScope)
  const renamed = (teamId: typeof blue.id) =>
    askAs(session, 'people.renameTeam', { teamId, name: `New ${teamId}`, expectedVersion: 1 })
  expect(await renamed(blue.id)).toMatchObject({ ok: true })
  expect(await renamed(green.id)).toMatchObject(outOfScope)
})
