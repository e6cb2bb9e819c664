import { z } from 'zod'

/**
 * How sure we are who speaks: `os`, the operating system's user; `proved`, a passphrase given on
 * this workspace; `declared`, merely typed. `program` is Signalbox itself, never a person.
 */
export const Assurance = z.enum(['os', 'proved', 'declared', 'program'])
export type Assurance = z.infer<typeof Assurance>
