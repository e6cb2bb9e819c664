import { z } from 'zod'

/** A page of what changed before a moment; `null` is the whole list. */
export const PlaceInList = z.object({
  before: z.number().nullable(),
  page: z.int().positive(),
})
export type PlaceInList = z.infer<typeof PlaceInList>

export const firstPlace: PlaceInList = { before: null, page: 1 }

const SECOND_MS = 1000

/**
 * Goes on below the oldest moment that was met, so that nothing moves from page to page meanwhile. Its
 * whole second is asked again, because moments are told more coarsely than they are ordered; where more
 * rows share one second than fit a page, pages are counted.
 */
export function placeBelow({ before, page }: PlaceInList, oldest: number | undefined): PlaceInList {
  if (oldest === undefined) return { before, page: page + 1 }
  const cut = (Math.floor(oldest / SECOND_MS) + 1) * SECOND_MS
  return before === null || cut < before ? { before: cut, page: 1 } : { before, page: page + 1 }
}

/** Counted pages move when a row is taken away; a walk that goes on asks the page before again. */
export const placeBefore = ({ before, page }: PlaceInList): PlaceInList => ({
  before,
  page: Math.max(1, page - 1),
})
