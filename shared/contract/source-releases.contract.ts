import { z } from 'zod'
import { SourceRelease } from '#shared/vocabulary/source-release.ts'
import { observedList, observedWanted } from './observed-list.ts'
import { query } from './operation.ts'

export const sourceReleases = {
  'sourceReleases.list': query({
    says: 'Versions that were published at their sources, newest first.',
    requires: 'sources:read',
    reads: ['sourceReleases', 'releases'],
    input: z.strictObject(observedWanted),
    output: observedList(SourceRelease),
  }),
} as const
