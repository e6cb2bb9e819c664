import type { Person } from '#shared/vocabulary/person.ts'

export const ERASED = 'Name erased'

/** What a person is called here; a name that was erased says so. */
export const nameOf = ({ name }: Pick<Person, 'name'>): string => name ?? ERASED
