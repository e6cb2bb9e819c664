import { z } from 'zod'
import { Unfit } from './connector.ts'

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** Epoch milliseconds; `undefined` where it is no moment in ISO 8601, or one that means none. */
export function momentOf(said: unknown): number | undefined {
  if (typeof said !== 'string' || !iso.test(said)) return undefined
  const at = Date.parse(said)
  return Number.isNaN(at) || at < 0 ? undefined : at
}

const text = z.string().min(1)

/** What has to be there. */
export const due = {
  text,
  moment: z.string().transform((said, context) => {
    const at = momentOf(said)
    if (at !== undefined) return at
    context.addIssue('no moment in ISO 8601')
    return z.NEVER
  }),
}

/** What may be missing, or be something else than was promised, without the row being lost. */
export const loose = {
  text: text.nullish().catch(null),
  moment: z
    .unknown()
    .optional()
    .transform((said) => momentOf(said) ?? null),
  /** Nothing but an address of the web is shown as one. */
  url: z
    .url({ protocol: /^https?$/ })
    .nullish()
    .catch(null),
  /** What is no text in it is left out. */
  texts: z
    .record(z.string(), z.unknown())
    .catch({})
    .transform((all) => {
      const texts = Object.entries(all).filter((one): one is [string, string] => isText(one[1]))
      return Object.fromEntries(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    }),
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** Reads a row, or says in words what it lacks. */
export function readAs<T extends z.ZodType>(
  schema: T,
  { raw, what }: { readonly raw: unknown; readonly what: string },
): z.infer<T> {
  const read = schema.safeParse(raw)
  if (read.success) return read.data
  const lacking = read.error.issues.map(({ path, message }) => {
    const place = path.join('.')
    return place === '' ? message : `${place}: ${message}`
  })
  throw new Unfit(`${what} cannot be read: ${lacking.join('; ')}.`)
}
