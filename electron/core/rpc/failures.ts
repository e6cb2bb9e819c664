import type { Reply } from '#shared/contract/index.ts'
import { isDamage } from '../database/open-database.ts'
import type { Log } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import type { Conduct } from './handlers.ts'

export const failure = (code: string, message: string, details?: unknown): Reply => ({
  ok: false,
  failure: details === undefined ? { code, message } : { code, message, details },
})

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** How many of the things wrong with an input the message itself tells. */
const TOLD = 3

export function malformed(issues: readonly Issue[]): Reply {
  const found = issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  const told = found
    .slice(0, TOLD)
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
  const more = found.length > TOLD ? `; and ${found.length - TOLD} more` : ''
  return failure('rpc/invalid', `That cannot be understood. ${told.join('; ')}${more}.`, found)
}

type Declining = {
  readonly name: string
  readonly signal: Conduct['signal']
  readonly log: Log
}

/** What a caller hears of an error; only a defect is logged, also one that follows a cancellation. */
export function declined(error: unknown, { name, signal, log }: Declining): Reply {
  if (error instanceof Refusal) return failure(error.code, error.message, error.details)
  if (isCancellation(error, signal)) return failure('rpc/cancelled', 'It was cancelled.')
  log.error({ error, operation: name }, 'an operation failed')
  if (isOutOfRoom(error)) return failure('rpc/unavailable', OUT_OF_ROOM)
  if (isDamage(error)) return failure('rpc/unavailable', DAMAGED)
  return failure('rpc/defect', 'Something went wrong; the details are in the log.')
}

/** What waits for a signal throws its reason, or an error of its own that is named after it. */
const isCancellation = (error: unknown, { aborted, reason }: AbortSignal) =>
  aborted && (error === reason || (error instanceof Error && error.name === 'AbortError'))

const DAMAGED = 'The database is damaged: restore a backup (npx signalbox restore FILE).'
const OUT_OF_ROOM = 'The disk is full: nothing was changed. Make room, then try again.'
const isOutOfRoom = (error: unknown) =>
  ['SQLITE_FULL', 'ENOSPC'].includes(String((error as { code?: unknown } | null)?.code))
