import type { Progress } from '#shared/contract/index.ts'

/** The only source of time in the core: a wall clock that people may set, and one that nobody can. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds since some moment; never goes back. */
  elapsed(): number
  /** Runs again and again until what it answers is called. */
  every(ms: number, run: () => void): () => void
  /** Runs once, unless what it answers is called before. */
  after(ms: number, run: () => void): () => void
}

/**
 * Where secrets are kept. With protection `process` there is no safe place: nothing is persisted,
 * and what is written is forgotten when the program ends.
 */
export type Secrets = {
  readonly protection: 'keychain' | 'passphrase' | 'keyFile' | 'environment' | 'process'
  read(name: string): Promise<string | undefined>
  write(name: string, value: string): Promise<void>
  /** What was never written is forgotten already. */
  forget(name: string): Promise<void>
}

export type Log = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Another workspace, to be opened beside this one. */
export type Elsewhere =
  | { readonly what: 'rehearsal'; readonly size: 'small' | 'large' }
  | { readonly what: 'folder'; readonly folder: string }

/** The way to other machines. */
export type Network = {
  readonly exchange: Exchange
  /** False where only what is asked for is read, as by a command that ends with its answer. */
  readonly byItself: boolean
  /** From 0 to 1: what keeps many clients from coming back to a host together. */
  random(): number
}

/** One exchange with a host outside: no redirect is followed, nothing is tried again. */
export type Exchange = (request: ExchangeRequest) => Promise<ExchangeAnswer>

export type ExchangeRequest = {
  readonly url: URL
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'REPORT' | 'PROPFIND' | 'MKCALENDAR'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly signal: AbortSignal
  readonly trust: Trust
}

/** Whom to believe at the other end, and what to show there. Checking is never turned off. */
export type Trust = {
  /** False refuses addresses of private networks, found out after the name was resolved. */
  readonly privateNetwork: boolean
  /** PEM, besides what the system trusts. */
  readonly authorities: string | null
  readonly clientCertificate: { readonly certificate: string; readonly key: string } | null
}

export type ExchangeAnswer = {
  readonly status: number
  /** In lower case; several values of one name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: AsyncIterable<Uint8Array>
}

/** An exchange that came to nothing: nobody was reached, or nobody who can be trusted. */
export class ExchangeError extends Error {
  readonly trouble: 'unreachable' | 'untrusted' | 'addressRefused'
  readonly fix: string | null

  constructor(
    because: string,
    {
      trouble,
      fix = null,
      cause,
    }: {
      readonly trouble: ExchangeError['trouble']
      readonly fix?: string | null
      readonly cause?: unknown
    },
  ) {
    super(because, { cause })
    this.trouble = trouble
    this.fix = fix
  }
}

type Conduct = { readonly signal: AbortSignal; report(progress: Progress): void }

/** What a host lends to the core. */
export type Ports = {
  readonly clock: Clock
  readonly secrets: Secrets
  readonly log: Log
  /** Left out by a host without a network. */
  readonly network?: Network
  /** A new UUIDv7 for what no command names: epochs, sessions, calls. */
  newId(): string
  /**
   * Opens another workspace; `url` is `null` where it stands in a window by itself. What it throws
   * says why that cannot be. Left out by a host that cannot do it.
   */
  readonly openElsewhere?: (
    target: Elsewhere,
    conduct: Conduct,
  ) => Promise<{ readonly url: string | null }>
}
