import type { InputOf, NameOf, OutputOf, Progress } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'
import type { Work } from '../database/work.ts'
import type { Authority } from './authority.ts'
import type { Session } from './session.ts'

export type Conduct = { readonly signal: AbortSignal; report(progress: Progress): void }

export const quiet: Conduct = { signal: new AbortController().signal, report: () => {} }

/** What slow work may do: look, and decide by commands of its own. */
export type TaskContext = Conduct & {
  readonly session: Session
  readonly authority: Authority
  read<T>(run: (reading: Reading) => T): T
  decide<T>(run: (work: Work) => T): T
  /** A decision on the way to the task's answer: a task that is begun again finds it made. */
  step<T>(name: string, run: (work: Work) => T): T
}

/** What a query is asked with besides its input. */
export type Asking = { readonly session: Session; readonly authority: Authority }

/** One handler for each operation; a forgotten one does not compile. */
export type Handlers = {
  readonly [N in NameOf<'query'>]: (
    input: InputOf<N>,
    reading: Reading,
    asking: Asking,
  ) => OutputOf<N>
} & {
  readonly [N in NameOf<'command'>]: (input: InputOf<N>, work: Work, asking: Asking) => OutputOf<N>
} & {
  readonly [N in NameOf<'task'>]: (input: InputOf<N>, task: TaskContext) => Promise<OutputOf<N>>
}
