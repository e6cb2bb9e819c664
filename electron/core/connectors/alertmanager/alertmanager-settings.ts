import { z } from 'zod'

export const AlertmanagerSettings = z.strictObject({
  serviceLabels: z
    .array(z.string().trim().min(1).max(200))
    .min(1)
    .max(10)
    .default(['service', 'job'])
    .describe('Labels that say whom an alert belongs to; the first that is there counts.'),
})
export type AlertmanagerSettings = z.infer<typeof AlertmanagerSettings>

/** The only part there is: an Alertmanager tells everything at once. */
export const EVERYTHING = '*'
