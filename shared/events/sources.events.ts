import { z } from 'zod'
import { SourceId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

const network = z.object({
  plainHttpTo: z.string().nullable(),
  privateNetwork: z.boolean(),
  authorities: z.string().nullable(),
  clientCertificate: z.string().nullable(),
})
const details = z.object({
  name: z.string(),
  baseUrl: z.string(),
  settings: z.record(z.string(), z.json()),
  network,
})
const reason = z.object({ reason: z.string().nullable() })

/** What people decide about where to read from. What is read there is no decision, and stands nowhere here. */
export const sourceEvents = {
  'source.added': fact(SourceId, z.object({ kind: z.string(), ...details.shape })),
  'source.changed': fact(SourceId, z.object({ from: details.partial(), to: details.partial() })),
  /** That one was given, never which. */
  'source.secretSet': fact(SourceId, z.object({})),
  'source.paused': fact(SourceId, z.object({}), reason),
  'source.resumed': fact(SourceId, z.object({}), reason),
  'source.removed': fact(SourceId, z.object({}), reason),
} as const
