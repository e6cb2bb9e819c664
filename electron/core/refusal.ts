/** Understood but declined; the router turns it into a failure that the contract names. */
export class Refusal extends Error {
  readonly code: string
  readonly details: unknown
  constructor(code: string, message: string, details?: unknown) {
    super(message)
    this.code = code
    this.details = details
  }
}

type Stale = { readonly what: string; readonly seen: number; readonly version: number }

/** Whoever decides has to have seen what stands. */
export const staleRefusal = (code: string, { what, seen, version }: Stale) =>
  new Refusal(
    code,
    `The ${what} is at version ${version}, not ${seen}: look at it again, then decide.`,
    { version },
  )
