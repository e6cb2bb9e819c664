import { changedFields } from '#shared/domain/services/changed-fields.ts'

type Three<T> = {
  /** What the form began with. */
  readonly base: T
  /** What it holds by now. */
  readonly values: T
  /** What the thing has become meanwhile. */
  readonly current: T
}

/** Carries what was typed over to what the thing has become: what was not touched follows. */
export const rebase = <T extends object>({ base, values, current }: Three<T>): T => ({
  ...current,
  ...changedFields(base, values)?.to,
})

/** The fields that somebody else changed while they were being changed here, to something else. */
export function fieldsAtOdds<T extends object>({ base, values, current }: Three<T>): (keyof T)[] {
  const here = changedFields(base, values)?.to ?? {}
  const there = changedFields(base, current)?.to ?? {}
  const apart = changedFields(values, current)?.to ?? {}
  return (Object.keys(here) as (keyof T)[]).filter((field) => field in there && field in apart)
}
