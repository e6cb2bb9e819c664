import { z } from 'zod'
import { Digest, FactId } from '#shared/vocabulary/ids.ts'
import {
  HistoryEntry,
  NamedEntry,
  OpenedEntry,
  Verification,
} from '#shared/vocabulary/ledger-entry.ts'
import { paged, pageOf, STRETCH_LIMIT } from '#shared/vocabulary/page.ts'
import { Words } from '#shared/vocabulary/text.ts'
import { command, query, task } from './operation.ts'

/** One part of an attachment fits a message; a larger file is several parts. */
export const PART_LIMIT = 512 * 1024

/** Where the names of subjects come from. */
const named = [
  'people',
  'teams',
  'environments',
  'services',
  'releases',
  'workspace',
  'sources',
] as const

export const ledger = {
  'ledger.entries': query({
    says: 'Lists what was recorded, newest first, by person, subject, type and time.',
    requires: 'ledger:read',
    reads: ['ledger', ...named],
    input: z.strictObject({
      ...pageOf(z.int().min(1)),
      actor: z.string().optional(),
      subject: z.string().optional(),
      type: z.string().optional(),
      from: z.int().optional(),
      until: z.int().optional(),
    }),
    output: paged(NamedEntry, z.int()),
  }),
  'ledger.history': query({
    says: 'What was decided about one subject, newest first, with what each entry said.',
    requires: 'ledger:read',
    reads: ['ledger', ...named],
    input: z.strictObject({
      subject: z.string().min(1),
      after: z.int().min(1).optional(),
      limit: z.int().min(1).max(STRETCH_LIMIT).optional(),
    }),
    output: paged(HistoryEntry, z.int()),
  }),
  'ledger.types': query({
    says: 'Which types of facts the ledger holds.',
    requires: 'ledger:read',
    reads: ['ledger'],
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.string()) }),
  }),
  'ledger.lastVerification': query({
    says: 'What the last verification on this machine found; null where there was none.',
    requires: 'ledger:read',
    reads: ['ledger', 'workspace'],
    input: z.strictObject({}),
    output: z.object({ verification: Verification.nullable() }),
  }),
  'ledger.entry': query({
    says: 'Opens one entry: what was recorded, its hashes and its neighbours.',
    requires: 'ledger:read',
    reads: ['ledger'],
    input: z.strictObject({ seq: z.int().min(1) }),
    output: z.object({ entry: OpenedEntry.nullable() }),
  }),
  'ledger.verify': task({
    says: 'Checks chain, payloads, attachments and checkpoints, and that the ledger rebuilds the rows that stand.',
    requires: 'ledger:read',
    refusals: [],
    input: z.strictObject({}),
    output: Verification,
  }),
  'ledger.checkpoint': task({
    says: 'Signs a checkpoint of the ledger now.',
    requires: 'workspace:operate',
    refusals: ['ledger/contradicted'],
    input: z.strictObject({}),
    output: z.object({ seq: z.int(), hash: z.string(), folders: z.array(z.string()) }),
  }),
  'ledger.export': task({
    says: 'Writes the ledger, its attachments, checkpoints and public keys into a new folder, for auditors.',
    requires: 'workspace:operate',
    refusals: ['ledger/export-exists', 'ledger/export-failed'],
    input: z.strictObject({ folder: z.string().min(1).max(4000) }),
    output: z.object({
      folder: z.string(),
      entries: z.int(),
      attachments: z.int(),
      checkpoints: z.int(),
    }),
  }),
  'ledger.erase': command({
    says: 'Erases names, contacts and free text from the facts about a subject, and the bytes of attachments they cite; the chain stays whole.',
    requires: 'ledger:administer',
    refusals: [
      'ledger/unknown-subject',
      'ledger/not-about-subject',
      'ledger/nothing-to-erase',
      'ledger/still-active',
    ],
    input: z.strictObject({
      subject: z.string().min(1),
      /** All facts about the subject where none are named. */
      facts: z.array(FactId).min(1).max(1000).optional(),
      attachments: z.array(Digest).max(1000).optional(),
      reason: Words,
    }),
    output: z.object({ facts: z.int(), attachments: z.int() }),
  }),
  'ledger.putAttachment': command({
    says: 'Keeps one part of a file (base64) under its digest, for a fact to cite within a day.',
    requires: 'releases:write',
    refusals: ['ledger/part-too-large', 'ledger/part-erased'],
    input: z.strictObject({ bytes: z.base64().min(1) }),
    output: z.object({ digest: Digest, size: z.int() }),
  }),
  'ledger.attachment': query({
    says: 'Gives one part of an attachment back (base64); null where it was erased or never kept.',
    requires: 'ledger:read',
    reads: ['ledger'],
    input: z.strictObject({ digest: Digest }),
    output: z.object({
      bytes: z.string().nullable(),
      size: z.int().nullable(),
      erased: z.boolean(),
    }),
  }),
} as const
