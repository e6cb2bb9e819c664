import { z } from 'zod'
import { command, query } from './operation.ts'

/** What a person likes to find again, such as `releases.views`; its shape is the screen's. */
const PreferenceName = z
  .string()
  .regex(/^[a-z]+(?:\.[a-zA-Z]+)+$/)
  .max(80)

export const preferences = {
  'preferences.mine': query({
    says: 'What the person who asks keeps for themselves: saved views, columns, the columns of an import.',
    requires: 'workspace:read',
    reads: ['preferences'],
    input: z.strictObject({}),
    output: z.object({ items: z.record(z.string(), z.json()) }),
  }),
  'preferences.keep': command({
    says: 'Keeps one preference of the person who asks; null forgets it. Preferences are no decisions: the ledger does not know them.',
    requires: 'workspace:read',
    refusals: ['preferences/too-many', 'preferences/too-large'],
    input: z.strictObject({ name: PreferenceName, value: z.json() }),
    output: z.object({ name: z.string() }),
  }),
} as const
