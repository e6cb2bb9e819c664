import { z } from 'zod'
import { durationMs } from '#shared/time/instants.ts'
import { CalendarDay } from './calendar-day.ts'
import { Label, Name, Words } from './text.ts'

/**
 * How a script says a plan and its rules: moments as ISO strings, lengths as ISO 8601. Everything that a
 * plan given in full rests on is in it.
 */
export const Moment = z.iso.datetime({
  offset: true,
  error: 'a moment such as 2026-11-20T22:00:00Z',
})
export const Length = z
  .string()
  .max(60)
  .refine((text) => durationMs(text) !== undefined, 'a length such as PT1H30M')

/** Who is called what is up to whoever says it: ids of the workspace, or names. */
export const Mark = z.string().trim().min(1).max(400)
const Tier = z.union([Mark, z.int()])

export const SaidTarget = z.strictObject({
  service: Mark.optional(),
  team: Mark.optional(),
  tier: Tier.optional(),
  tags: z.array(Mark).max(50).optional(),
  environment: Mark.optional(),
  region: Mark.optional(),
  class: Mark.optional(),
  mode: z.enum(['automatic', 'manual']).optional(),
})
export type SaidTarget = z.infer<typeof SaidTarget>

const anyOf = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).max(1000)])

/** Like a target, where each part may name several. */
export const SaidScope = z.strictObject({
  service: anyOf(Mark).optional(),
  team: anyOf(Mark).optional(),
  tier: anyOf(Tier).optional(),
  tags: anyOf(Mark).optional(),
  environment: anyOf(Mark).optional(),
  region: anyOf(Mark).optional(),
  class: anyOf(Mark).optional(),
  mode: z.enum(['automatic', 'manual']).optional(),
})
export type SaidScope = z.infer<typeof SaidScope>

/** Only text: what cannot be read closes what it covers, and says why, instead of being refused. */
const Written = z.string().max(4000)
export const SaidWhen = z.union([
  z.strictObject({ start: Written, end: Written, zone: Written.optional() }),
  z.strictObject({
    dtstart: Written,
    rrule: Written,
    duration: Written,
    zone: Written,
    exdate: z.union([Written, z.array(Written).max(1000)]).optional(),
  }),
  z.strictObject({
    cron: Written,
    endCron: Written.optional(),
    duration: Written.optional(),
    zone: Written.optional(),
  }),
])
export type SaidWhen = z.infer<typeof SaidWhen>

export const SaidRule = z.strictObject({
  id: Mark,
  name: Name.optional(),
  effect: z.enum(['allow', 'deny']),
  /** Blocks; a soft one advises. */
  hard: z.boolean().optional(),
  manualAllowed: z.boolean().optional(),
  scope: SaidScope.optional(),
  /** Classes that it does not bind. */
  exempt: anyOf(Mark).optional(),
  reason: Words.optional(),
  overrun: z.enum(['finish', 'halt', 'backOut']).optional(),
  when: SaidWhen,
})
export type SaidRule = z.infer<typeof SaidRule>

const SaidActivity = z.strictObject({
  id: Mark,
  environment: Mark,
  region: Mark.optional(),
  start: Moment,
  end: Moment,
  pinned: z.boolean().optional(),
})

export const SaidRelease = z.strictObject({
  id: Mark,
  name: Name.optional(),
  class: Mark.optional(),
  services: z.array(Mark).max(1000).optional(),
  tags: z.array(Mark).max(50).optional(),
  activities: z.array(SaidActivity).max(1000),
  lead: Mark.nullable().optional(),
  owner: Mark.nullable().optional(),
  deployP80: Length.nullable().optional(),
  soak: Length.nullable().optional(),
  rollbackP80: Length.nullable().optional(),
  train: Mark.nullable().optional(),
  pinned: z.boolean().optional(),
  ready: z.boolean().nullable().optional(),
})
export type SaidRelease = z.infer<typeof SaidRelease>

const SaidEnvironment = z.strictObject({
  id: Mark,
  name: Name.optional(),
  region: Mark.nullable().optional(),
  capacity: z.int().min(0).nullable().optional(),
})
const SaidService = z.strictObject({
  id: Mark,
  name: Name.optional(),
  team: Mark.nullable().optional(),
  tier: Tier.nullable().optional(),
  tags: z.array(Mark).max(50).optional(),
})
const SaidPerson = z.strictObject({
  id: Mark,
  name: Name.optional(),
  zone: Label.nullable().optional(),
  hours: z
    .array(z.strictObject({ weekday: z.int().min(1).max(7), from: Label, to: Label }))
    .max(50)
    .optional(),
  absences: z
    .array(
      z.union([
        z.strictObject({ start: Moment, end: Moment }),
        z.strictObject({ firstDay: CalendarDay, lastDay: CalendarDay }),
      ]),
    )
    .max(1000)
    .optional(),
  nightLimit: Length.optional(),
})
/** `from` needs `to`. */
const SaidEdge = z.union([
  z.strictObject({ service: Mark, dependsOn: Mark, hard: z.boolean().optional() }),
  z.strictObject({ from: Mark, to: Mark, hard: z.boolean().optional() }),
])
const SaidTrain = z.strictObject({
  id: Mark,
  name: Name.optional(),
  cutoff: Moment.nullable().optional(),
  departure: Moment.nullable().optional(),
  end: Moment.nullable().optional(),
})

const orId = <T extends z.ZodType>(said: T) => z.union([said, Mark.transform((id) => ({ id }))])

/** All that counts where it is given; the workspace's own where it is left out. */
export const SaidPlan = z.strictObject({
  releases: z.array(SaidRelease).max(100_000),
  rules: z.array(SaidRule).max(10_000).optional(),
  services: z.array(orId(SaidService)).max(100_000).optional(),
  environments: z.array(orId(SaidEnvironment)).max(10_000).optional(),
  people: z.array(orId(SaidPerson)).max(100_000).optional(),
  edges: z.array(SaidEdge).max(100_000).optional(),
  trains: z.array(orId(SaidTrain)).max(10_000).optional(),
})
export type SaidPlan = z.output<typeof SaidPlan>
