import { z } from 'zod'
import { CatalogueEntry, CatalogueKind } from '#shared/vocabulary/catalogue-entry.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

const { from: _from, before: _before, ...wanted } = observedWanted

export const catalogueEntries = {
  'catalogueEntries.list': query({
    says: 'What catalogues outside say of services, their interfaces and who owns them.',
    requires: 'sources:read',
    reads: ['catalogueEntries', 'releases'],
    input: z.strictObject({ ...wanted, kind: CatalogueKind.optional() }),
    output: observedList(CatalogueEntry),
  }),
} as const
