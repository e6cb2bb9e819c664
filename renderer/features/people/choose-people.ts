import type { Sort } from '#renderer/design/table/column.ts'
import { foldText, wordsMatcher } from '#renderer/design/table/match-words.ts'
import { readSort, type SortKey, sortRows } from '#renderer/design/table/sort-rows.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { rolesIn } from './grant-standing.ts'
import { offsetOf } from './local-time.ts'
import { roleWord } from './role-words.ts'

/** What the address narrows the list of people down to. */
export type PeopleFilter = {
  readonly words: string
  readonly team: string | undefined
  readonly role: string | undefined
  readonly sort: Sort
}

type Query = Readonly<Record<string, string>>

const sortedBy = ['name', 'teams', 'roles', 'zone'] as const

export const readPeopleFilter = ({ words, team, role, sort }: Query): PeopleFilter => ({
  words: words ?? '',
  team: team || undefined,
  role: role || undefined,
  sort: readSort(sort, { columns: sortedBy, otherwise: { by: 'name', order: 'ascending' } }),
})

/** A person with what they are found and sorted by, made once and not at each letter typed. */
export type Entry = { readonly person: Person; readonly teams: string; readonly folded: string }

export function entryOf(person: Person, teamNames: readonly string[]): Entry {
  const contacts = person.contacts?.map(({ value }) => value) ?? []
  const roles = rolesIn(person.grants).map(roleWord)
  const said = [person.name, person.timeZone, ...teamNames, ...roles, ...contacts]
  return {
    person,
    teams: teamNames.toSorted().join(', '),
    folded: foldText(said.filter(Boolean).join('\n')),
  }
}

/** Those who pass the filter, out of entries that are sorted already. */
export function choosePeople(
  entries: readonly Entry[],
  { words, team, role }: Omit<PeopleFilter, 'sort'>,
): readonly Person[] {
  const matches = wordsMatcher(words)
  return entries
    .filter(({ person: { teams, grants }, folded }) => {
      if (team !== undefined && !teams.some((id) => id === team)) return false
      if (role !== undefined && !rolesIn(grants).some((held) => held === role)) return false
      return matches(folded)
    })
    .map(({ person }) => person)
}

type Order = { readonly sort: Sort; readonly now: number }

/** Those in service first, whatever they are sorted by. */
export function sortPeople(entries: readonly Entry[], { sort, now }: Order): readonly Entry[] {
  const sorted = sortRows(entries, { sort, keyOf: (entry, by) => keyOf(entry, { by, now }) })
  return [
    ...sorted.filter(({ person }) => person.active),
    ...sorted.filter(({ person }) => !person.active),
  ]
}

function keyOf(
  { person, teams }: Entry,
  { by, now }: { readonly by: string; readonly now: number },
): SortKey {
  if (by === 'teams') return teams || null
  if (by === 'roles') return rolesIn(person.grants).map(roleWord).join(', ') || null
  if (by === 'zone') return person.timeZone && offsetOf({ zone: person.timeZone, now })
  return person.name
}
