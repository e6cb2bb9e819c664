import type { SourceId } from '#shared/vocabulary/ids.ts'

/** What a source's token or password goes by where the host keeps secrets. */
export const secretOf = (id: SourceId): string => `source/${id}`

/** What the key of its client certificate goes by there. */
export const clientKeyOf = (id: SourceId): string => `source/${id}/key`
