import { z } from 'zod'

export const BackstageSettings = z.strictObject({
  tierFrom: z
    .array(z.string().trim().min(1).max(200))
    .max(10)
    .default(['tier', 'criticality'])
    .describe(
      'Labels, annotations or tags that say how much something matters, by the word they end in, or that a tag begins with. The first that is found counts.',
    ),
})
export type BackstageSettings = z.infer<typeof BackstageSettings>

/** The only part there is: files name each other, so all are read together. */
export const EVERYTHING = '*'
