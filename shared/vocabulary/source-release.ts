import { z } from 'zod'
import { ServiceId } from './ids.ts'
import { observed } from './observed.ts'

/** A version that was published at the source; nothing that is planned here. */
export const SourceRelease = z.object({
  ...observed,
  project: z.string(),
  service: ServiceId.nullable(),
  name: z.string().nullable(),
  tag: z.string(),
  stage: z.enum(['draft', 'prerelease', 'released']),
  commit: z.string().nullable(),
  by: z.string().nullable(),
  createdAt: z.int(),
  publishedAt: z.int().nullable(),
  url: z.string().nullable(),
})
export type SourceRelease = z.infer<typeof SourceRelease>
