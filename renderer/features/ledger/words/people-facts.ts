import type { Tellings } from './fact-teller.ts'
import { because, listed, quoted } from './phrases.ts'
import { roleWord, scopeWords } from './role-words.ts'

const erasedName = 'somebody whose name has been erased'

/** Facts about people and their teams. */
export const peopleFacts: Tellings<'person' | 'team'> = {
  'team.added': {
    label: 'Team added',
    tells: ({ payload }) => `added the team ${quoted(payload.name)}`,
  },
  'team.renamed': {
    label: 'Team renamed',
    tells: ({ payload }) => `renamed the team ${quoted(payload.from)} to ${quoted(payload.to)}`,
  },
  'person.added': {
    label: 'Person added',
    tells: ({ personal }) => `added ${personal?.name ?? erasedName}`,
  },
  'person.renamed': {
    label: 'Person renamed',
    tells: ({ personal }) =>
      personal
        ? `gave them the name ${quoted(personal.to)}`
        : 'gave them another name, since erased',
  },
  'person.deactivated': {
    label: 'Person taken out of service',
    tells: ({ personal }) => `took them out of service${because(personal?.reason)}`,
  },
  'person.reactivated': {
    label: 'Person taken back into service',
    tells: ({ personal }) => `took them back into service${because(personal?.reason)}`,
  },
  'person.contactsSet': {
    label: 'Contacts set',
    tells: ({ personal }) => {
      if (!personal) return 'set ways to reach them, since erased'
      if (personal.contacts.length === 0) return 'took all ways to reach them away'
      return `set how to reach them: ${listed(personal.contacts.map(({ value }) => value))}`
    },
  },
  'person.timeZoneSet': {
    label: 'Time zone set',
    tells: ({ payload }) =>
      payload.timeZone === null
        ? 'took their time zone away'
        : `set their time zone to ${payload.timeZone}`,
  },
  'person.workingHoursSet': {
    label: 'Working hours set',
    tells: ({ payload }) =>
      payload.spans.length === 0 ? 'took their working hours away' : 'set their working hours',
  },
  'person.absenceAdded': {
    label: 'Absence added',
    tells: ({ payload: { firstDay, lastDay }, personal }) => {
      const days = firstDay === lastDay ? `on ${firstDay}` : `from ${firstDay} to ${lastDay}`
      return `noted that they are away ${days}${because(personal?.reason)}`
    },
  },
  'person.absenceRemoved': {
    label: 'Absence taken back',
    tells: () => 'took an absence of theirs back',
  },
  'person.teamJoined': {
    label: 'Team joined',
    tells: ({ payload }, names) => `put them into ${names.team(payload.team)}`,
  },
  'person.teamLeft': {
    label: 'Team left',
    tells: ({ payload }, names) => `took them out of ${names.team(payload.team)}`,
  },
  'person.osUserLinked': {
    label: 'Account linked',
    tells: ({ personal }) =>
      personal
        ? `let the account ${quoted(personal.osUser)} speak for them${because(personal.reason)}`
        : 'let an account, since erased, speak for them',
  },
  'person.osUserUnlinked': {
    label: 'Account unlinked',
    tells: ({ personal }) => `took the link to their account away${because(personal?.reason)}`,
  },
  'person.passphraseSet': {
    label: 'Passphrase set',
    tells: ({ payload }) => (payload.reset ? 'reset their passphrase' : 'set their passphrase'),
  },
  'person.passphraseRemoved': {
    label: 'Passphrase taken away',
    tells: () => 'took their passphrase away',
  },
}

/** Facts about what people may do. */
export const roleFacts: Tellings<'role'> = {
  'role.granted': {
    label: 'Role granted',
    tells: ({ payload: { role, scope, state }, personal }, names) => {
      const kind = state === 'provisional' ? ' provisionally' : ''
      const what = `${roleWord(role)}${scopeWords(scope, names)}`
      return `made them${kind} ${what}${because(personal?.reason)}`
    },
  },
  'role.vouched': {
    label: 'Role vouched for',
    tells: ({ payload, personal }) => {
      const now = payload.state === 'effective' ? ', which now counts' : ', which still waits'
      return `vouched for a role of theirs${now}${because(personal?.reason)}`
    },
  },
  'role.revoked': {
    label: 'Role taken back',
    tells: ({ personal }) => `took a role of theirs back${because(personal?.reason)}`,
  },
}
