import { z } from 'zod'
import { Unfit } from '../connector.ts'

/** A moment as GitHub writes it, in epoch milliseconds. */
export const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .pipe(z.int())

/** What may be left out: `null` where it is, and where it is not what it should be. */
export const perhaps = <Read extends z.ZodType>(field: Read) =>
  field
    .nullish()
    .transform((read) => read ?? null)
    .catch(null)

export const text = perhaps(z.string())
export const count = perhaps(z.int().nonnegative())
export const id = z.int().positive()
/** Nothing but an address of the web is ever shown as one to follow. */
export const webAddress = perhaps(z.url({ protocol: /^https?$/ }))
export const login = perhaps(z.object({ login: z.string() }).transform((person) => person.login))

/** What the raw thing says in these fields; an `Unfit` names the first that is missing or odd. */
export function fit<Shape>(
  schema: z.ZodType<Shape>,
  { raw, what }: { readonly raw: unknown; readonly what: string },
): Shape {
  const read = schema.safeParse(raw)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const where = issue?.path.join('.') || 'all of it'
  throw new Unfit(`${what} cannot be read: ${where} is missing or not as it should be.`)
}

/** One field of something that may be anything, where it fits. */
export function peek<Value>(
  schema: z.ZodType<Value>,
  at: { readonly raw: unknown; readonly field: string },
): Value | undefined {
  const { raw, field } = at
  if (typeof raw !== 'object' || raw === null) return undefined
  return schema.safeParse(Object.getOwnPropertyDescriptor(raw, field)?.value).data
}
