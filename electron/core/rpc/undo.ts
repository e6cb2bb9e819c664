import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { CommandLog } from './command-log.ts'

type Undoing = { readonly undoes: string; readonly decide: () => unknown }

/**
 * Decides an ordinary command that takes an earlier one of the same person back, and states that it
 * does, about the same subject as its first fact. One that stated nothing took nothing back.
 */
export function decideUndoing(
  { work, commands }: { readonly work: Work; readonly commands: CommandLog },
  { undoes, decide }: Undoing,
): unknown {
  const { ledger, author } = work
  const { actor } = author.authority
  const earlier = { actor, commandId: undoes }
  if (!commands.knows(earlier)) throw nothing('You have no such command to undo.')
  if (ledger.isUndone(earlier)) throw nothing('That was undone already.')
  const concerned = new Set(ledger.subjectsOf(earlier))
  const value = decide()
  const subjects = ledger.subjectsOf({ actor, commandId: author.commandId })
  const [first] = subjects
  if (first === undefined) return value
  if (!subjects.some((subject) => concerned.has(subject))) {
    throw nothing('That command was about something else: this one cannot undo it.')
  }
  work.record('decision.undone', first, { undoes })
  return value
}

const nothing = (why: string) => new Refusal('rpc/nothing-to-undo', why)
