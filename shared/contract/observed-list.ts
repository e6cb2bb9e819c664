import { z } from 'zod'
import { ReleaseId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import { pageOf } from '#shared/vocabulary/page.ts'

/** Continues a list after a row: its moment and its key. */
export const After = z.string().max(400)

/** What everything that was read of the outside is found by. */
export const observedWanted = {
  ...pageOf(After),
  source: SourceId.optional(),
  project: z.string().max(400).optional(),
  service: ServiceId.optional(),
  /** Of the services that this release moves. */
  release: ReleaseId.optional(),
  /** From, and before: in epoch milliseconds. */
  from: z.int().optional(),
  before: z.int().optional(),
  /** Also what is gone at its source. */
  gone: z.boolean().optional(),
}

/** Newest first. `joined` says of how many in all the service is known. */
export const observedList = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    next: After.nullable(),
    total: z.int(),
    joined: z.int(),
  })
