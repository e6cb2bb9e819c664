import type { Failure, Reply } from '#shared/contract/index.ts'

/** What the core answered instead of a value; thrown only where React Query wants it so. */
export class Declined extends Error {
  readonly code: string
  readonly details: unknown
  constructor({ code, message, details }: Failure) {
    super(message)
    this.code = code
    this.details = details
  }
}

export function valueIn<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Declined(reply.failure)
  return reply.value
}
