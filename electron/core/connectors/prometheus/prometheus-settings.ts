import { z } from 'zod'

export const PrometheusSettings = z.strictObject({
  health: z
    .boolean()
    .default(true)
    .describe('Read also what it says of the health of its targets and rules.'),
  serviceLabels: z
    .array(z.string().trim().min(1).max(200))
    .min(1)
    .max(10)
    .default(['service', 'job'])
    .describe('Labels that say whom a rule belongs to; the first that is there counts.'),
  keepsDays: z
    .int()
    .min(1)
    .max(4000)
    .default(15)
    .describe('For how many days the server keeps what it scrapes.'),
  lookbackSeconds: z
    .int()
    .min(1)
    .max(3600)
    .default(300)
    .describe('For how long the server repeats a last value (--query.lookback-delta).'),
  mostPoints: z
    .int()
    .min(100)
    .max(11_000)
    .default(11_000)
    .describe('How many points of a series the server tells at once.'),
})
export type PrometheusSettings = z.infer<typeof PrometheusSettings>
