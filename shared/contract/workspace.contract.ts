import { z } from 'zod'
import { PersonId } from '#shared/vocabulary/ids.ts'
import { Name, Words } from '#shared/vocabulary/text.ts'
import { command, query, task } from './operation.ts'

const FolderPath = z.string().min(1, 'a folder is needed').max(4000)

const Backup = z.object({
  file: z.string(),
  at: z.int(),
  bytes: z.int(),
  seq: z.int(),
})

export const WorkspaceStatus = z.object({
  id: z.string(),
  name: z.string(),
  program: z.string(),
  schema: z.int(),
  /** `viewOnly` is `null`, or says why nothing can be changed. */
  viewOnly: z.string().nullable(),
  enrolled: z.boolean(),
  me: z
    .object({
      person: PersonId,
      name: z.string().nullable(),
      assurance: z.string(),
      roles: z.array(z.string()),
      permissions: z.array(z.string()),
    })
    .nullable(),
  /** Where it lies and where its log is, told on this machine only; `null` elsewhere and in memory. */
  places: z.object({ folder: z.string(), log: z.string() }).nullable(),
  /** Says that this is the rehearsal, whose people and releases are invented; `null` in earnest. */
  rehearsal: z.object({ size: z.string(), builtAt: z.int() }).nullable(),
  /** The account of the operating system that asks, where one is known. */
  osUser: z.string().nullable(),
  ledger: z.object({
    entries: z.int(),
    epoch: z.int(),
    head: z.string().nullable(),
    anchoredTo: z.int(),
    /** Entries since the last signed checkpoint, and since when. */
    unanchored: z.int(),
    unanchoredSince: z.int().nullable(),
    lastCheckpointAt: z.int().nullable(),
    /** Says why no checkpoint can be signed: the ledger contradicts an earlier one. */
    contradiction: z.string().nullable(),
    checkpointFolder: z.string().nullable(),
    /** What is wrong with the second folder; `null` where all is well or none is set. */
    checkpointFolderTrouble: z.string().nullable(),
  }),
  device: z.object({
    id: z.string(),
    fingerprint: z.string(),
    /** `process` is weaker: the key lives for one run because no safe place for it was found. */
    protection: z.string(),
    weaker: z.boolean(),
  }),
})

export const workspace = {
  'workspace.status': query({
    says: 'Where the workspace stands: who you are, how far the ledger is anchored, what is wrong.',
    requires: 'anyone',
    reads: ['workspace', 'ledger', 'people'],
    input: z.strictObject({}),
    output: WorkspaceStatus,
  }),
  'workspace.rename': command({
    says: 'Gives the workspace another name.',
    requires: 'workspace:administer',
    refusals: [],
    input: z.strictObject({ name: Name }),
    output: z.object({ name: z.string() }),
  }),
  'workspace.setCheckpointFolder': command({
    says: 'Chooses a second folder, best on another disk or share, that receives each signed checkpoint; null takes it away.',
    requires: 'workspace:administer',
    refusals: [],
    input: z.strictObject({ folder: FolderPath.nullable(), reason: Words }),
    output: z.object({ folder: z.string().nullable() }),
  }),
  'workspace.backup': task({
    says: 'Makes a backup and proves it: reopened, checked, and its chain verified.',
    requires: 'workspace:operate',
    refusals: ['workspace/not-stored', 'workspace/backup-failed'],
    input: z.strictObject({}),
    output: Backup,
  }),
  'workspace.backups': task({
    says: 'Lists the backups beside the workspace, newest first.',
    requires: 'workspace:read',
    refusals: ['workspace/not-stored'],
    input: z.strictObject({}),
    output: z.object({ folder: z.string(), items: z.array(Backup) }),
  }),
  'workspace.restore': task({
    says: 'Goes back to a backup; what is given up is kept beside the workspace and named in the ledger.',
    requires: 'workspace:administer',
    refusals: ['workspace/not-stored', 'workspace/backup-unusable'],
    input: z.strictObject({ file: FolderPath, reason: Words }),
    output: z.object({
      epoch: z.int(),
      restoredTo: z.int(),
      abandoned: z.int(),
      erasedAgain: z.int(),
      kept: z.string(),
    }),
  }),
  'workspace.diagnose': task({
    says: 'Gathers what helps to find a fault, a part at a time and without secrets, to be read before it is given away.',
    requires: 'workspace:read',
    refusals: [],
    input: z.strictObject({}),
    output: z.object({
      at: z.int(),
      parts: z.array(
        z.object({
          name: z.string(),
          /** What the part is and why it helps. */
          says: z.string(),
          /** Whether it may hold names or words of people; the reader may leave any part out. */
          personal: z.boolean(),
          text: z.string(),
        }),
      ),
    }),
  }),
  'workspace.elsewhere': task({
    says: 'Opens another workspace beside this one: a folder, or the rehearsal, which is built where it is not there yet.',
    requires: 'anyone',
    refusals: ['workspace/not-here', 'workspace/cannot-open'],
    input: z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('rehearsal'), size: z.enum(['small', 'large']) }),
      z.strictObject({ what: z.literal('folder'), folder: FolderPath }),
    ]),
    /** `url` is where it is to be seen; `null` where it opens in a window by itself. */
    output: z.object({ url: z.string().nullable() }),
  }),
  'workspace.rebuild': task({
    says: 'Replays the ledger into fresh tables and puts them in the place of those that stand.',
    requires: 'workspace:operate',
    refusals: ['workspace/ledger-broken'],
    input: z.strictObject({}),
    output: z.object({ facts: z.int(), rows: z.int(), differing: z.int(), tookMs: z.int() }),
  }),
} as const
