import { hash } from 'node:crypto'

/** Digits of the command's id that its own ids begin with: its time and its place within that. */
const SHARED_DIGITS = 22
const COUNTER_DIGITS = 3
const MOST = 16 ** COUNTER_DIGITS - 1

/** The milliseconds since 1970 that an id of version 7 begins with. */
const TIME_DIGITS = 12

/**
 * Ids for what a command makes, as UUIDv7: derived from who asks and the command's id, so that
 * deciding the same command again elsewhere names the same things. They are ordered as the commands
 * are, and within one as they were made.
 */
export function idsOf(actor: string, commandId: string): () => string {
  const shared = digitsOf(commandId).slice(0, SHARED_DIGITS)
  let made = 0
  return () => {
    made += 1
    if (made > MOST) throw new Error(`a command cannot name more than ${MOST} things`)
    const own = hash('sha256', `${actor}\0${commandId}\0${made}`)
    return toUuid(shared + made.toString(16).padStart(COUNTER_DIGITS, '0') + own)
  }
}

type Deciding = { readonly actor: string; readonly commandId: string }

/**
 * The id of what a task decides after `earlier` decisions; its first is the task itself. But for
 * the time nothing is shared, so that what two decisions make never has the same id.
 */
export const decisionIdOf = (deciding: Deciding, earlier: number): string =>
  earlier === 0 ? deciding.commandId : derivedId(deciding, `decision ${earlier}`)

/** The id of a step that a task takes before it has its answer: the same whenever it is taken again. */
export const stepIdOf = (deciding: Deciding, step: string): string =>
  derivedId(deciding, `step ${step}`)

function derivedId({ actor, commandId }: Deciding, what: string): string {
  const time = digitsOf(commandId).slice(0, TIME_DIGITS)
  const own = hash('sha256', `${actor}\0${commandId}\0${what}`)
  const variant = ((Number.parseInt(own[3]!, 16) & 0b11) | 0b1000).toString(16)
  return toUuid(`${time}7${own.slice(0, 3)}${variant}${own.slice(4)}`)
}

const digitsOf = (id: string) => id.replaceAll('-', '')

const toUuid = (digits: string) =>
  digits.slice(0, 32).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
