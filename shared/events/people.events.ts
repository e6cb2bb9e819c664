import { z } from 'zod'
import {
  AbsenceId,
  EnvironmentId,
  GrantId,
  PersonId,
  ServiceId,
  TeamId,
} from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

const contact = z.object({ kind: z.string(), value: z.string() })
const scope = z.object({
  of: z.string(),
  team: TeamId.optional(),
  service: ServiceId.optional(),
  environment: EnvironmentId.optional(),
})
const reason = z.object({ reason: z.string() })

/** Everything that can ever be said about people, their teams and what they may do. */
export const peopleEvents = {
  'team.added': fact(TeamId, z.object({ name: z.string() })),
  'team.renamed': fact(TeamId, z.object({ from: z.string(), to: z.string() })),

  'person.added': fact(
    PersonId,
    z.object({ timeZone: z.string().nullable() }),
    z.object({ name: z.string(), contacts: z.array(contact) }),
  ),
  'person.renamed': fact(
    PersonId,
    z.object({}),
    z.object({ from: z.string().nullable(), to: z.string() }),
  ),
  'person.deactivated': fact(PersonId, z.object({}), reason),
  'person.reactivated': fact(PersonId, z.object({}), reason),
  'person.contactsSet': fact(PersonId, z.object({}), z.object({ contacts: z.array(contact) })),
  'person.timeZoneSet': fact(PersonId, z.object({ timeZone: z.string().nullable() })),
  'person.workingHoursSet': fact(
    PersonId,
    z.object({
      spans: z.array(z.object({ weekday: z.number(), from: z.string(), to: z.string() })),
    }),
  ),
  'person.absenceAdded': fact(
    PersonId,
    z.object({ absence: AbsenceId, firstDay: z.string(), lastDay: z.string() }),
    z.object({ reason: z.string().nullable() }),
  ),
  'person.absenceRemoved': fact(PersonId, z.object({ absence: AbsenceId })),
  'person.teamJoined': fact(PersonId, z.object({ team: TeamId })),
  'person.teamLeft': fact(PersonId, z.object({ team: TeamId })),
  /** The account on this machine that speaks for the person. */
  'person.osUserLinked': fact(
    PersonId,
    z.object({}),
    z.object({ osUser: z.string(), reason: z.string().nullable() }),
  ),
  'person.osUserUnlinked': fact(PersonId, z.object({}), reason),
  /** Whoever set it is the actor; `reset` where that was not its owner. */
  'person.passphraseSet': fact(PersonId, z.object({ reset: z.boolean() })),
  'person.passphraseRemoved': fact(PersonId, z.object({})),

  'role.granted': fact(
    PersonId,
    z.object({
      grant: GrantId,
      role: z.string(),
      scope,
      needs: z.number(),
      state: z.string(),
    }),
    reason,
  ),
  'role.vouched': fact(PersonId, z.object({ grant: GrantId, state: z.string() }), reason),
  'role.revoked': fact(PersonId, z.object({ grant: GrantId }), reason),
} as const
