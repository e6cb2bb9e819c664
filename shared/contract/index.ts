import type { z } from 'zod'
import { calendar } from './calendar.contract.ts'
import { catalogueEntries } from './catalogue-entries.contract.ts'
import { changes } from './changes.contract.ts'
import { deployments } from './deployments.contract.ts'
import { effects } from './effects.contract.ts'
import { entries } from './entries.contract.ts'
import { environments } from './environments.contract.ts'
import { healthChecks } from './health-checks.contract.ts'
import { incidents } from './incidents.contract.ts'
import { joins } from './joins.contract.ts'
import { ledger } from './ledger.contract.ts'
import { metrics } from './metrics.contract.ts'
import { observations } from './observations.contract.ts'
import { onCalls } from './on-calls.contract.ts'
import type { Command, Query, Task } from './operation.ts'
import { people } from './people.contract.ts'
import { speakPlainly } from './plain-words.ts'
import { plans } from './plans.contract.ts'
import { preferences } from './preferences.contract.ts'
import { quietPeriods } from './quiet-periods.contract.ts'
import { releases } from './releases.contract.ts'
import { runs } from './runs.contract.ts'
import { search } from './search.contract.ts'
import { services } from './services.contract.ts'
import { sourceReleases } from './source-releases.contract.ts'
import { sources } from './sources.contract.ts'
import { steps } from './steps.contract.ts'
import { workspace } from './workspace.contract.ts'

speakPlainly()

/** Everything that a screen or a script can ask. */
export const contract = {
  ...workspace,
  ...ledger,
  ...people,
  ...environments,
  ...services,
  ...releases,
  ...plans,
  ...calendar,
  ...search,
  ...preferences,
  ...sources,
  ...runs,
  ...deployments,
  ...changes,
  ...sourceReleases,
  ...incidents,
  ...quietPeriods,
  ...steps,
  ...entries,
  ...catalogueEntries,
  ...onCalls,
  ...healthChecks,
  ...observations,
  ...effects,
  ...metrics,
  ...joins,
} satisfies Record<string, Query | Command | Task>

type Contract = typeof contract
export type OperationName = keyof Contract
export type Kind = 'query' | 'command' | 'task'
export type NameOf<K extends Kind> = {
  [N in OperationName]: Contract[N]['kind'] extends K ? N : never
}[OperationName]
/** What a handler receives, parsed. */
export type InputOf<N extends OperationName> = z.output<Contract[N]['input']>
/** What a caller may write. */
export type AskOf<N extends OperationName> = z.input<Contract[N]['input']>
export type OutputOf<N extends OperationName> = z.output<Contract[N]['output']>

export type Failure = {
  readonly code: string
  readonly message: string
  readonly details?: unknown
}
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

/**
 * What the core has come to. `epoch` is new at each start and after a restore, `seq` has no gaps
 * within it: whoever sees anything but the next number has missed something and asks anew.
 */
export type Change = {
  readonly epoch: string
  readonly seq: number
  readonly topics: readonly string[]
}

export type Progress = { readonly done: number; readonly total: number; readonly doing: string }

export type CallOptions = {
  /** Given to ask again after a lost reply; a new one is made otherwise. */
  readonly commandId?: string
  /** The command that this one takes back: the ledger then says so. */
  readonly undoes?: string
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface CoreClient {
  call<N extends OperationName>(
    name: N,
    input: AskOf<N>,
    options?: CallOptions,
  ): Promise<Reply<OutputOf<N>>>
  /** Hears where the core stands at once, again after each reconnection, and every change. */
  onChange(listener: (change: Change) => void): () => void
}

/** What any operation may be declined with, besides its own refusals. */
export const commonRefusals = [
  'rpc/unknown',
  'rpc/invalid',
  'rpc/unenrolled',
  'rpc/forbidden',
  'rpc/unproved',
  'rpc/out-of-scope',
  'rpc/view-only',
  'rpc/command-reused',
  'rpc/nothing-to-undo',
  'rpc/answer-erased',
  'rpc/cancelled',
  'rpc/too-large',
  'rpc/unavailable',
  'rpc/defect',
] as const

export const isOperation = (name: string): name is OperationName => Object.hasOwn(contract, name)
