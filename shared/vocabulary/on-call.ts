import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { observed } from './observed.ts'

/** Who is to be called when something goes wrong, and when. */
export const OnCall = z.object({
  ...observed,
  /** What the source attaches it to; empty where it says nothing of that. */
  project: z.string(),
  service: ServiceId.nullable(),
  /** The policy that asks for them. */
  policy: z.string(),
  /** The rota that they stand in; `null` where they are always asked. */
  rota: z.string().nullable(),
  /** 1 is called first. */
  level: z.int(),
  person: z.string(),
  email: z.string().nullable(),
  /** `null` where they always were, and always will be. */
  startsAt: z.int().nullable(),
  endsAt: z.int().nullable(),
  url: z.string().nullable(),
})
export type OnCall = z.infer<typeof OnCall>
