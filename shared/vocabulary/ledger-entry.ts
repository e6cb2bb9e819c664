import { z } from 'zod'
import { FactId } from './ids.ts'

/** What a fact can be about. */
export const SubjectKind = z.enum([
  'release',
  'service',
  'environment',
  'person',
  'team',
  'releaseClass',
  'source',
  'workspace',
  'device',
])
export type SubjectKind = z.infer<typeof SubjectKind>

/** One line of the ledger as people read it. */
export const LedgerEntry = z.object({
  seq: z.int(),
  id: FactId,
  at: z.int(),
  actor: z.string(),
  device: z.string(),
  assurance: z.string(),
  origin: z.string(),
  program: z.string(),
  type: z.string(),
  subject: z.string(),
  commandId: z.string(),
  hash: z.string(),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** An entry with the names of whom it concerns: `null` where nothing goes by that id, or it was erased. */
export const NamedEntry = LedgerEntry.extend({
  actorName: z.string().nullable(),
  about: z.object({ kind: SubjectKind, name: z.string().nullable() }).nullable(),
})
export type NamedEntry = z.infer<typeof NamedEntry>

/** One entry opened: what was recorded, and the hashes that bind it to its neighbours. */
export const OpenedEntry = LedgerEntry.extend({
  basis: z.string(),
  payloadDigest: z.string(),
  previousHash: z.string(),
  payload: z.unknown(),
  /** `null` where the fact has none or where it was erased; `erased` tells which. */
  personal: z.unknown().nullable(),
  erased: z.boolean(),
})
export type OpenedEntry = z.infer<typeof OpenedEntry>

/** A step in the history of one subject: what was decided, by whom, and what it said. */
export const HistoryEntry = NamedEntry.extend({
  payload: z.unknown(),
  personal: z.unknown().nullable(),
  erased: z.boolean(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const Finding = z.object({
  /** Where it was found; `null` where it concerns the whole workspace. */
  seq: z.int().nullable(),
  what: z.enum(['chain', 'payload', 'personal', 'attachment', 'checkpoint', 'rows', 'history']),
  because: z.string(),
})
export type Finding = z.infer<typeof Finding>

export const Verification = z.object({
  outcome: z.enum(['intact', 'broken']),
  entries: z.int(),
  firstBroken: z.int().nullable(),
  findings: z.array(Finding),
  /** Findings beyond those listed. */
  moreFindings: z.int(),
  checkpoints: z.int(),
  /** Up to where signed checkpoints vouch; what follows is the unanchored tail. */
  anchoredTo: z.int(),
  unanchored: z.int(),
  erased: z.int(),
  attachments: z.int(),
  rowsCompared: z.int(),
  at: z.int(),
  tookMs: z.int(),
})
export type Verification = z.infer<typeof Verification>
