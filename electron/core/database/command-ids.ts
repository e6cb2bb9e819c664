import { hash } from 'node:crypto'

/** Digits of the command's id that its own ids begin with: its time and its place within that. */
const SHARED_DIGITS = 22
const COUNTER_DIGITS = 3
const MOST = 16 ** COUNTER_DIGITS - 1

/**
 * Ids for what a command makes, as UUIDv7: derived from who asks and the command's id, so that
 * deciding the same command again elsewhere names the same things. They are ordered as the commands
 * are, and within one as they were made.
 */
export function idsOf(actor: string, commandId: string): () => string {
  const shared = commandId.replaceAll('-', '').slice(0, SHARED_DIGITS)
  let made = 0
  return () => {
    made += 1
    if (made > MOST) throw new Error(`a command cannot name more than ${MOST} things`)
    const own = hash('sha256', `${actor}\0${commandId}\0${made}`)
    const digits = shared + made.toString(16).padStart(COUNTER_DIGITS, '0') + own
    return digits.slice(0, 32).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
  }
}
