import { z } from 'zod'

export const PagerdutySettings = z.strictObject({
  services: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9]{4,40}$/, 'a service is named by its ID, such as PIJ90N7'),
    )
    .max(200)
    .default([])
    .describe('IDs of services; none means all that the key may see.'),
  days: z.int().min(1).max(1000).default(90).describe('How many days back are read.'),
})
export type PagerdutySettings = z.infer<typeof PagerdutySettings>

/** The part that stands for every service. */
export const EVERYTHING = '*'

export const partsOf = ({ services }: PagerdutySettings): readonly string[] =>
  services.length === 0 ? [EVERYTHING] : [...new Set(services)]

export const servicesOf = (part: string): { readonly 'service_ids[]': string | undefined } => ({
  'service_ids[]': part === EVERYTHING ? undefined : part,
})

export const DAY_MS = 24 * 60 * 60_000

export const horizonOf = (of: {
  readonly now: number
  readonly settings: PagerdutySettings
}): number => of.now - of.settings.days * DAY_MS
