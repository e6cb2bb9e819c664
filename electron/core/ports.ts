import type { Progress } from '#shared/contract/index.ts'

/** The only source of time in the core: a wall clock that people may set, and one that nobody can. */
export type Clock = {
  /** Epoch milliseconds. */
  now(): number
  /** Milliseconds since some moment; never goes back. */
  elapsed(): number
  /** Runs again and again until what it answers is called. */
  every(ms: number, run: () => void): () => void
}

/**
 * Where secrets are kept. With protection `process` there is no safe place: nothing is persisted,
 * and what is written is forgotten when the program ends.
 */
export type Secrets = {
  readonly protection: 'keychain' | 'passphrase' | 'keyFile' | 'environment' | 'process'
  read(name: string): Promise<string | undefined>
  write(name: string, value: string): Promise<void>
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

type Conduct = { readonly signal: AbortSignal; report(progress: Progress): void }

/** What a host lends to the core. */
export type Ports = {
  readonly clock: Clock
  readonly secrets: Secrets
  readonly log: Log
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
