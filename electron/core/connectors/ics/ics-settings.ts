import { z } from 'zod'

/** Its address says all that there is to know. */
export const IcsSettings = z.strictObject({})
export type IcsSettings = z.infer<typeof IcsSettings>
