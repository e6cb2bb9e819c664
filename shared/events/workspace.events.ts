import { z } from 'zod'
import { WorkspaceId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

/** What happens to the workspace as a whole. */
export const workspaceEvents = {
  'workspace.founded': fact(WorkspaceId, z.object({ name: z.string(), program: z.string() })),
  'workspace.renamed': fact(WorkspaceId, z.object({ from: z.string(), to: z.string() })),
  'workspace.checkpointFolderSet': fact(
    WorkspaceId,
    z.object({ folder: z.string().nullable() }),
    z.object({ reason: z.string() }),
  ),
  /** `protection` says how well the signing key is kept: `process` is weaker, it lives for one run. */
  'device.introduced': fact(
    WorkspaceId,
    z.object({ device: z.string(), publicKey: z.string(), protection: z.string() }),
  ),
  'clock.jumped': fact(
    WorkspaceId,
    z.object({ expectedAt: z.number(), foundAt: z.number(), noticed: z.string() }),
  ),
} as const
