import { z } from 'zod'
import { query } from './operation.ts'

export const FoundKind = z.enum(['release', 'service', 'environment', 'person', 'team', 'ledger'])
export type FoundKind = z.infer<typeof FoundKind>

export const search = {
  'search.find': query({
    says: 'Finds releases, services, environments, people, teams and ledger entries by words or the beginnings of words.',
    requires: 'workspace:read',
    reads: ['releases', 'services', 'environments', 'people', 'teams', 'ledger'],
    input: z.strictObject({
      words: z.string().trim().min(1).max(200),
      /** All kinds where none are named. */
      kinds: z.array(FoundKind).min(1).max(6).optional(),
      /** The most of each kind. */
      limit: z.int().min(1).max(50).optional(),
    }),
    output: z.object({
      items: z.array(
        z.object({
          kind: FoundKind,
          /** The subject's id; of a ledger entry its place. */
          id: z.string(),
          title: z.string(),
          /** What it was found by besides its title, and what tells it from others of its name. */
          detail: z.string().nullable(),
        }),
      ),
      /** Kinds of which there is more than was asked for. */
      more: z.array(FoundKind),
    }),
  }),
} as const
