import type { z } from 'zod'

type Shape = Record<string, z.ZodType>

/**
 * Declares one thing that can happen: to which kind of subject, and what is said about it.
 *
 * `personal` holds names, contacts and free text. It is hashed apart, so that it can be erased
 * without touching the chain or the rest of the fact; whoever reads it has to expect `null`.
 *
 * A shape is frozen once released: no refinement, default or transform, and no import from the
 * vocabulary but ids, so that a stricter rule of tomorrow can still read the facts of today.
 */
export const fact = <
  Subject extends z.ZodType<string>,
  Payload extends z.ZodObject<Shape>,
  Personal extends z.ZodObject<Shape> | undefined = undefined,
>(
  subject: Subject,
  payload: Payload,
  personal?: Personal,
) => ({ subject, payload, personal: personal as Personal })
