import type { PersonId, TeamId } from '#shared/vocabulary/ids.ts'
import type { WorkingSpan } from '#shared/vocabulary/person.ts'
import type { Role, Scope } from '#shared/vocabulary/role.ts'
import type { Chapter, Stage, Step } from '../stage.ts'
import { type Duty, everybodyIn, type Person, type Team } from '../story/company.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, written } from '../story/days.ts'
import { addressOf } from '../story/names.ts'
import { randomOf } from '../story/random.ts'
import type { Story } from '../story/story.ts'
import { absentBecause } from '../story/words.ts'

/** Teams and people come in the first days; later there are only absences. */
export const peopleChapter: Chapter = (story) => {
  const { foundedAt, company } = story
  const begin = foundedAt + 20 * MINUTE_MS
  const people = everybodyIn(company).filter(({ duty }) => duty !== 'founder')
  return [
    ...company.teams.map((team, i) => ({ at: begin + i * 40_000, run: addTeam(team) })),
    ...people.map((person, i) => ({
      at: begin + 2 * HOUR_MS + i * 3 * MINUTE_MS,
      run: addPerson(person),
    })),
    { at: begin + 2 * HOUR_MS + MINUTE_MS * 2 + people.length * 3 * MINUTE_MS, run: settleFounder },
    ...people.flatMap((person, i) => absencesOf(story, { person, i })),
  ]
}

const addTeam = (team: Team) => async (stage: Stage) => {
  const { name, key } = team
  const added = await stage.as(stage.story.company.visitor.key, 'people.addTeam', { name })
  stage.name(key, added.id)
}

const addPerson = (person: Person) => async (stage: Stage) => {
  const { visitor } = stage.story.company
  const { name, city, key, team } = person
  const contacts = contactsOf(person, stage.story.seed)
  const given = { name, timeZone: city.zone, contacts }
  const added = await stage.as(visitor.key, 'people.add', given)
  stage.name(key, added.id)
  await keepHours(stage, person)
  if (team !== undefined) {
    const teamId = stage.idOf<TeamId>(team)
    await stage.as(visitor.key, 'people.joinTeam', { personId: added.id, teamId })
  }
  for (const role of rolesOf[person.duty]) await grant(stage, { person, role })
}

/** What somebody may do by their duty; members of a team only look. */
const rolesOf: Readonly<Record<Duty, readonly Role[]>> = {
  founder: ['releaseManager', 'deploymentLead'],
  deputy: ['administrator', 'releaseManager'],
  release: ['releaseManager'],
  deployment: ['deploymentLead', 'releaseManager'],
  quality: ['approver'],
  coordinator: ['coordinator'],
  lead: ['deploymentLead'],
  member: ['viewer'],
}

type Granting = { readonly person: Person; readonly role: Role; readonly by?: Person }

/** Nobody grants to themselves, so the deputy does what the founder needs; some roles need both. */
async function grant(stage: Stage, { person, role, by }: Granting): Promise<void> {
  const { visitor, deputy } = stage.story.company
  const scope: Scope = person.team
    ? { of: 'team', team: stage.idOf<TeamId>(person.team) }
    : { of: 'workspace' }
  const personId = stage.idOf<PersonId>(person.key)
  const reason = person.team ? 'Works on what this team releases.' : 'Serves all teams.'
  const granted = { personId, role, scope, reason }
  const { grants } = await stage.as((by ?? visitor).key, 'people.grant', granted)
  const open = grants.find(({ state }) => state === 'provisional')
  if (!open) return
  const standing = { personId, grantId: open.id, reason: 'Agreed with Robin.' }
  await stage.as(deputy.key, 'people.vouch', standing)
}

async function settleFounder(stage: Stage): Promise<void> {
  const { visitor, deputy } = stage.story.company
  const expectedVersion = await versionOfFounder(stage)
  const personId = stage.idOf<PersonId>(visitor.key)
  const contacts = contactsOf(visitor, stage.story.seed)
  await stage.as(visitor.key, 'people.setContacts', { personId, contacts, expectedVersion })
  for (const role of rolesOf.founder) await grant(stage, { person: visitor, role, by: deputy })
}

/** Their hours are set first, and the answer tells as what the founder is known by now. */
async function versionOfFounder(stage: Stage): Promise<number> {
  const { visitor } = stage.story.company
  const joined = await stage.as(visitor.key, 'people.joinTeam', {
    personId: stage.idOf<PersonId>(visitor.key),
    teamId: stage.idOf<TeamId>(stage.story.company.teams[0]!.key),
  })
  const { version } = await stage.as(visitor.key, 'people.setWorkingHours', {
    personId: joined.id,
    spans: hoursOf(visitor),
    expectedVersion: joined.version,
  })
  return version
}

async function keepHours(stage: Stage, person: Person): Promise<void> {
  const personId = stage.idOf<PersonId>(person.key)
  const said = { personId, spans: hoursOf(person), expectedVersion: 1 }
  await stage.as(stage.story.company.visitor.key, 'people.setWorkingHours', said)
}

function hoursOf({ city }: Person): WorkingSpan[] {
  const [from, to] = city.office
  return [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to: weekday === 5 ? '15:00' : to }))
}

function contactsOf({ name, city, key, duty }: Person, seed: string) {
  const number = randomOf(seed, key, 'contacts').between(100, 999)
  const email = { kind: 'email' as const, value: addressOf(name) }
  const phone = { kind: 'phone' as const, value: `${city.dialling}${number}` }
  const chat = { kind: 'chat' as const, value: `@${name.toLowerCase().replaceAll(' ', '-')}` }
  return duty === 'member' ? [email] : [email, phone, chat]
}

const ABSENCES_AHEAD_DAYS = 45

/** Everybody is away twice a year or so; who knows it early says it early. */
function absencesOf(
  { seed, present, today, foundedAt }: Story,
  { person, i }: { readonly person: Person; readonly i: number },
): readonly Step[] {
  const random = randomOf(seed, 'absences', i)
  const firsts = [random.between(-300, -30), random.between(-25, ABSENCES_AHEAD_DAYS)]
  return firsts.map((fromToday) => {
    const first = today + fromToday
    const said = present + (Math.min(fromToday, 0) - random.between(3, 40)) * DAY_MS
    const at = Math.max(said + random.between(7, 15) * HOUR_MS, foundedAt + 10 * DAY_MS)
    const days = random.pick([0, 0, 2, 4, 9, 13])
    const reason = days === 0 ? 'Appointment' : random.pick(absentBecause)
    return {
      at,
      async run(stage) {
        const personId = stage.idOf<PersonId>(person.key)
        const span = { firstDay: written(first), lastDay: written(first + days) }
        await stage.as(person.key, 'people.addAbsence', { personId, ...span, reason })
      },
    }
  })
}
