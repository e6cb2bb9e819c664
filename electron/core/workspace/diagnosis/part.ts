import type { OutputOf } from '#shared/contract/index.ts'

export type Part = OutputOf<'workspace.diagnose'>['parts'][number]
export type Told = readonly (readonly [what: string, value: string | number | undefined])[]

/** One line for each thing told; what is not known says so. */
export const linesOf = (told: Told): string =>
  told.map(([what, value]) => `${what}: ${value ?? 'unknown'}`).join('\n')

/** To the second, in UTC, so that two readers mean the same moment. */
export const momentOf = (at: number | undefined): string =>
  at === undefined ? 'never' : `${new Date(at).toISOString().slice(0, 19)}Z`
