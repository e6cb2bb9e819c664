import { z } from 'zod'

export const DatadogSettings = z.strictObject({
  days: z
    .int()
    .min(1)
    .max(450)
    .default(30)
    .describe('How many days back a metric is read when it is read for the first time.'),
})
export type DatadogSettings = z.infer<typeof DatadogSettings>
