import { useMutation } from '@tanstack/react-query'
import { v7 as newId } from 'uuid'
import { tell, UNDO_MS, type UndoOffer, withdraw } from '#renderer/state/notices.ts'
import type { AskOf, CoreClient, NameOf, OutputOf } from '#shared/contract/index.ts'
import { useCore } from './core-context.ts'
import { type Declined, valueIn } from './declined.ts'

/** How a decision is taken back: by another one, decided anew. */
export type Inverse = {
  readonly [N in NameOf<'command'>]: { readonly name: N; readonly input: AskOf<N> }
}[NameOf<'command'>]

type Telling<N extends NameOf<'command'>> = {
  /** What was decided, in a few words: “Checkout 4.2 is ready”. */
  readonly says: (answer: OutputOf<N>, input: AskOf<N>) => string
  /** `undefined` where there is no way back. */
  readonly undo?: (answer: OutputOf<N>, input: AskOf<N>) => Inverse | undefined
}

/** Decides something, tells that it was, and offers to take it back for ten seconds. */
export function useDecision<N extends NameOf<'command'>>(name: N, { says, undo }: Telling<N>) {
  const core = useCore()
  return useMutation<OutputOf<N>, Declined, AskOf<N>>({
    mutationFn: async (input) => {
      const commandId = newId()
      const answer = valueIn(await core.call(name, input, { commandId }))
      const inverse = undo?.(answer, input)
      const words = says(answer, input)
      const offer = inverse && offerOf(core, { commandId, says: words, inverse })
      tell({ id: commandId, tone: 'good', says: words, ...(offer && { undo: offer }) })
      return answer
    },
  })
}

type Offered = { readonly commandId: string; readonly says: string; readonly inverse: Inverse }

function offerOf(core: CoreClient, { commandId, says, inverse }: Offered): UndoOffer {
  // One id for however often it is pressed, so that it happens once.
  const undoId = newId()
  return {
    commandId,
    says,
    until: Date.now() + UNDO_MS,
    async undo() {
      // The name belongs to the input; a union of all pairs is more than the compiler follows.
      const ask = core.call as (name: string, input: unknown, options: object) => Promise<Answered>
      const reply = await ask(inverse.name, inverse.input, { commandId: undoId, undoes: commandId })
      withdraw(commandId)
      if (reply.ok) tell({ id: undoId, tone: 'good', says: `Taken back: “${says}”` })
      return reply.ok ? undefined : reply.failure.message
    },
  }
}

type Answered = Awaited<ReturnType<CoreClient['call']>>
