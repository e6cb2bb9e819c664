import { z } from 'zod'
import { vendors } from './wire.ts'

const minutes = z.number().min(0).max(100_000)

/** A service by its name, or by its place among those of the company, counted from 0. */
const Service = z.union([z.int().min(0), z.string().min(1)])

const when = {
  /** From the start. */
  atMinutes: minutes,
  /** Left out where it goes on for ever. */
  lastsMinutes: minutes.optional(),
  /** What is told when it happens. */
  says: z.string().min(1).max(300),
}
const ofVendor = { ...when, vendor: z.enum(vendors) }

const ScenarioEvent = z.discriminatedUnion('does', [
  /** Answers 429, and says when to come back. */
  z.strictObject({ does: z.literal('limit'), ...ofVendor }),
  /** Is not there. */
  z.strictObject({ does: z.literal('die'), ...ofVendor }),
  /** Answers that it has trouble of its own. */
  z.strictObject({ does: z.literal('fail'), ...ofVendor }),
  z.strictObject({ does: z.literal('slow'), ...ofVendor, byMs: z.int().min(1).max(60_000) }),
  /** A service does badly: its metrics, its alerts and its incidents say so. */
  z.strictObject({
    does: z.literal('regress'),
    ...when,
    service: Service,
    track: z.enum(['canary', 'stable']).default('stable'),
    fault: z.enum(['latency', 'errors', 'saturation']),
  }),
  /** A version is brought to a place; it takes as long as it lasts, or hangs for ever. */
  z.strictObject({
    does: z.literal('deploy'),
    ...when,
    service: Service,
    place: z.string().min(1),
    version: z.string().min(1),
    ends: z.enum(['success', 'failure']).default('success'),
  }),
])
export type ScenarioEvent = z.infer<typeof ScenarioEvent>

/** What is to happen, as data: nothing of it is known to any code. */
export const Scenario = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'a name is lower-case words with hyphens'),
  title: z.string().min(1).max(100),
  says: z.string().min(1).max(500),
  events: z.array(ScenarioEvent).max(500),
})
export type Scenario = z.infer<typeof Scenario>
