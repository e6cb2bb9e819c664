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
