import type { effects as contract } from '#shared/contract/effects.contract.ts'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'
import { Refusal } from '../refusal.ts'
import type { Handlers, TaskContext } from '../rpc/handlers.ts'
import { createDecideEffects } from './decide-effects.ts'
import type { Effects } from './open-effects.ts'

export const createEffectsHandlers = ({ effects }: { readonly effects: Effects }) =>
  ({
    'effects.list': (wanted: InputOf<'effects.list'>, { effects }: Reading) => effects.list(wanted),
    'effects.count': (_: object, { effects }: Reading) => effects.count(),
    'effects.decide': createDecideEffects(effects.store),
    async 'effects.perform'(
      { source }: InputOf<'effects.perform'>,
      task: TaskContext,
    ): Promise<OutputOf<'effects.perform'>> {
      const performer = effects.performer()
      if (!performer) throw new Refusal('rpc/unavailable', 'Nothing outside can be written here.')
      const { done, conflicts, failures } = await performer.performNow(source, task)
      return { done, conflicts, failures: [...failures] }
    },
  }) satisfies Pick<Handlers, keyof typeof contract>
