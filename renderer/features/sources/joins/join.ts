import type { OutputOf } from '#shared/contract/index.ts'
import type { JoinName } from '#shared/vocabulary/join.ts'

/** A name in the inbox, or one that was set aside. */
export type Waiting = OutputOf<'joins.inbox'>['items'][number]
export type Previewed = OutputOf<'joins.preview'>['items'][number]
export type Sums = OutputOf<'joins.preview'>['sums']
export type ListedRule = OutputOf<'joins.rules'>['items'][number]
export type Share = OutputOf<'joins.share'>['items'][number]
export type Rows = Waiting['rows']

/** Sources are called by ids, which have no spaces. */
export const keyOfName = ({ of, source, name }: JoinName): string => `${of} ${source} ${name}`
