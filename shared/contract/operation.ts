import type { z } from 'zod'
import type { Permission } from '#shared/vocabulary/permission.ts'

/** What a change is announced under. */
export const topics = [
  'people',
  'teams',
  'environments',
  'services',
  'releases',
  'policies',
  'workspace',
  'ledger',
  'preferences',
  'sources',
  'sync',
  'runs',
  'deployments',
  'changes',
  'sourceReleases',
  'incidents',
  'quietPeriods',
  'steps',
  'entries',
  'catalogueEntries',
  'onCalls',
  'healthChecks',
  'metrics',
  'metricPoints',
  'joins',
  'effects',
] as const
export type Topic = (typeof topics)[number]

/** `anyone` asks for nothing: it works before the first person is enrolled. */
export type Requirement = Permission | 'anyone'

type Shape<In extends z.ZodType, Out extends z.ZodType> = {
  /** One sentence for whoever reads the list of operations. */
  readonly says: string
  readonly input: In
  readonly output: Out
  readonly requires: Requirement
  /** The input field that names a person who may do this for themselves without the permission. */
  readonly orSelf?: string
  /** Takes anybody's word for who they are there, because it asks for a proof itself. */
  readonly provesItself?: true
  /** May be asked on a declared word, because what it then does stays provisional. */
  readonly provisional?: true
  /** Input fields that are never logged, digested or kept. */
  readonly secret?: readonly string[]
}

/** Never writes; asked again by the screen whenever a topic in `reads` changes. */
export type Query<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = Shape<
  In,
  Out
> & { readonly kind: 'query'; readonly reads: readonly Topic[] }

/** One synchronous decision in one unit of work; may be declined with one of `refusals`. */
export type Command<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = Shape<
  In,
  Out
> & { readonly kind: 'command'; readonly refusals: readonly string[] }

/** Slow work outside any transaction: reports progress, can be cancelled, decides by commands. */
export type Task<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = Shape<
  In,
  Out
> & {
  readonly kind: 'task'
  readonly refusals: readonly string[]
  /** Open to a role of any scope: what it decides is held against that scope. */
  readonly anywhere?: true
}

export const query = <In extends z.ZodType, Out extends z.ZodType>(
  spec: Omit<Query<In, Out>, 'kind'>,
): Query<In, Out> => ({ kind: 'query', ...spec })

export const command = <In extends z.ZodType, Out extends z.ZodType>(
  spec: Omit<Command<In, Out>, 'kind'>,
): Command<In, Out> => ({ kind: 'command', ...spec })

export const task = <In extends z.ZodType, Out extends z.ZodType>(
  spec: Omit<Task<In, Out>, 'kind'>,
): Task<In, Out> => ({ kind: 'task', ...spec })
