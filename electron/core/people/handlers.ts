import type { people } from '#shared/contract/people.contract.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { addAbsence } from './add-absence.ts'
import { addPerson } from './add-person.ts'
import { addTeam } from './add-team.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { declare } from './declare.ts'
import { enrol } from './enrol.ts'
import { getPerson } from './get-person.ts'
import { grantRole } from './grant-role.ts'
import { joinTeam } from './join-team.ts'
import { leaveTeam } from './leave-team.ts'
import { linkOsUser } from './link-os-user.ts'
import { listPeople } from './list-people.ts'
import { listTeams } from './list-teams.ts'
import type { Passphrases } from './passphrases.ts'
import { prove } from './prove.ts'
import { reactivatePerson } from './reactivate-person.ts'
import { removeAbsence } from './remove-absence.ts'
import { renamePerson } from './rename-person.ts'
import { renameTeam } from './rename-team.ts'
import { resume } from './resume.ts'
import { revokeGrant } from './revoke-grant.ts'
import { setContacts } from './set-contacts.ts'
import { setPassphrase } from './set-passphrase.ts'
import { setTimeZone } from './set-time-zone.ts'
import { setWorkingHours } from './set-working-hours.ts'
import { vouchForGrant } from './vouch-for-grant.ts'

export const createPeopleHandlers = ({ passphrases }: { readonly passphrases: Passphrases }) =>
  ({
    'people.enrol': enrol,
    'people.list': listPeople,
    'people.get': getPerson,
    'people.add': addPerson,
    'people.rename': renamePerson,
    'people.deactivate': deactivatePerson,
    'people.reactivate': reactivatePerson,
    'people.setContacts': setContacts,
    'people.setTimeZone': setTimeZone,
    'people.setWorkingHours': setWorkingHours,
    'people.addAbsence': addAbsence,
    'people.removeAbsence': removeAbsence,
    'people.linkOsUser': linkOsUser,
    'people.teams': listTeams,
    'people.addTeam': addTeam,
    'people.renameTeam': renameTeam,
    'people.joinTeam': joinTeam,
    'people.leaveTeam': leaveTeam,
    'people.grant': grantRole,
    'people.vouch': vouchForGrant,
    'people.revoke': revokeGrant,
    'people.setPassphrase': (input, task) => setPassphrase(input, { task, passphrases }),
    'people.prove': (input, task) => prove(input, { task, passphrases }),
    'people.declare': declare,
    'people.resume': resume,
  }) satisfies Pick<Handlers, keyof typeof people>
