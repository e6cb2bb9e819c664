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

/** What a host lends to the core. */
export type Ports = {
  readonly clock: Clock
  readonly secrets: Secrets
  readonly log: Log
  /** A new UUIDv7 for what no command names: epochs, sessions, calls. */
  newId(): string
}
