import { z } from 'zod'

export const PAGE_LIMIT = 1000

/** The most rows of a table asked for at once. */
export const STRETCH_LIMIT = 200

/** Which part of a list is asked for: what comes after a key, so that inserts never shift a page. */
export const pageOf = <Key extends z.ZodType>(key: Key) => ({
  after: key.optional(),
  limit: z.int().min(1).max(PAGE_LIMIT).optional(),
})

/** `next` continues the list; `null` says that it ends here. */
export const paged = <Item extends z.ZodType, Key extends z.ZodType>(item: Item, key: Key) =>
  z.object({ items: z.array(item), next: key.nullable() })
