import type { Outward } from '../../sync/outward.ts'

/** A list that GitLab can order and cut by when its rows changed last. */
export type UpdatedList = {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly keyOf: (raw: unknown) => string | undefined
  /** Where one row is asked. */
  readonly pathOf: (key: string) => string
  /** What the list leaves out, read for rows that changed; `raw` is the row where it is at hand. */
  readonly detail?: (of: {
    readonly key: string
    readonly raw: unknown
    readonly outward: Outward
  }) => Promise<unknown>
}
