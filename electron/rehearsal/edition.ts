import { migrations } from '#core/database/migrations/all.ts'

/** Raised whenever the story tells something else. */
const EDITION = 4

/** What a rehearsal was made by: one of another edition is built anew. */
export const editionOf = (program: string): string =>
  `${EDITION}, Signalbox ${program}, schema ${migrations.length}`
