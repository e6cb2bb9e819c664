import { z } from 'zod'

const Somebody = z.object({ name: z.string(), login: z.string(), email: z.string() })

/** A repository with what runs of it; a tool is one that is nobody's service. */
const Repository = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['service', 'tool']),
  group: z.string(),
  own: z.string(),
  /** Where its code lies, and so where its checks run. */
  code: z.enum(['github', 'gitlab']),
  /** Whether a Jenkins builds it as well. */
  jenkins: z.boolean(),
  team: z.string(),
  region: z.string(),
  zone: z.string(),
  tier: z.int(),
})

const Place = z.object({
  key: z.string(),
  slug: z.string(),
  stage: z.int(),
  region: z.string().nullable(),
})

/** One service brought to one place, as a release of the rehearsal says. */
const Rollout = z.object({
  repository: z.string(),
  place: z.string(),
  version: z.string(),
  at: z.int(),
  /** `null` for one that never ends. */
  endsAt: z.int().nullable(),
  ends: z.enum(['success', 'failure']),
  by: z.string(),
  release: z.string(),
})

/** What is planned: nobody has started it when the rehearsal is built. */
const Coming = z.object({
  key: z.string(),
  release: z.string(),
  moves: z.array(z.object({ repository: z.string(), version: z.string() })),
  places: z.array(z.string()),
  startsAt: z.int(),
  endsAt: z.int(),
  by: z.string(),
})

/** All that the outside world of the rehearsal follows from, besides the moment. */
export const Cast = z.object({
  seed: z.string(),
  /** Until then the releases of the rehearsal have happened. */
  present: z.int(),
  repositories: z.array(Repository),
  places: z.array(Place),
  crews: z.record(z.string(), z.array(Somebody)),
  rollouts: z.array(Rollout),
  coming: z.array(Coming),
})
export type Cast = z.infer<typeof Cast>
export type Somebody = z.infer<typeof Somebody>
export type Repository = z.infer<typeof Repository>
export type Place = z.infer<typeof Place>
export type Rollout = z.infer<typeof Rollout>
export type Coming = z.infer<typeof Coming>

/** As code hosts and builds call it: `payments/ledger`. */
export const pathOf = ({ group, own }: Repository): string => `${group}/${own}`
