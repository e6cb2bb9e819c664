import { z } from 'zod'
import { DeviceId, WorkspaceId } from '../vocabulary/ids.ts'
import { fact } from './fact.ts'

/** What happens to the workspace as a whole, and to the devices that work on it. */
export const workspaceEvents = {
  'workspace.founded': fact(WorkspaceId, z.object({ name: z.string(), program: z.string() })),
  'workspace.renamed': fact(WorkspaceId, z.object({ from: z.string(), to: z.string() })),
  /** A path may name an account, so it is said where it can be erased. */
  'workspace.checkpointFolderSet': fact(
    WorkspaceId,
    z.object({ chosen: z.boolean() }),
    z.object({ folder: z.string().nullable(), reason: z.string() }),
  ),
  /** `protection` says how well the signing key is kept: `process` is weaker, it lives for one run. */
  'device.introduced': fact(DeviceId, z.object({ publicKey: z.string(), protection: z.string() })),
  'clock.jumped': fact(
    DeviceId,
    z.object({ expectedAt: z.number(), foundAt: z.number(), noticed: z.string() }),
  ),
} as const
