import { z } from 'zod'
import { SourceId } from './ids.ts'
import { Label, Name } from './text.ts'

/** What is synced from, such as `github`; which ones there are is for the connectors to say. */
export const SourceKind = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'a kind is one lower-case word')
  .max(40)
export type SourceKind = z.infer<typeof SourceKind>

/** Where a source is asked: on the web, or in files of this machine. */
export const SourceAddress = z
  .url({ protocol: /^(https?|file)$/, error: ({ input }) => whyNoAddress(input) })
  .max(500)
  .refine(carriesNobody, 'the address must not carry a user name or password')

/** Calendars that are shared like that are asked over the web all the same. */
const whyNoAddress = (input: unknown): string | undefined =>
  typeof input === 'string' && /^webcals?:/i.test(input)
    ? 'give an address that begins with webcal:// with https:// instead'
    : undefined

function carriesNobody(address: string): boolean {
  if (!URL.canParse(address)) return true
  const { username, password } = new URL(address)
  return username === '' && password === ''
}

const Pem = z
  .string()
  .max(20_000)
  .regex(/^-----BEGIN CERTIFICATE-----/, 'a certificate in PEM')

/** What its network asks for; nothing of it turns the checking of certificates off. */
export const SourceNetwork = z.strictObject({
  /** The one host that may be asked without encryption, by name, so that nobody allows it in passing. */
  plainHttpTo: Label.nullable(),
  /** Whether it may lie in a private network; never where machines keep their own secrets. */
  privateNetwork: z.boolean(),
  /** Authorities that are trusted for it besides those of the system. */
  authorities: Pem.nullable(),
  /** What is shown to a host that asks who comes; its key is kept with the secrets. */
  clientCertificate: Pem.nullable(),
})
export type SourceNetwork = z.infer<typeof SourceNetwork>

export const usualNetwork: SourceNetwork = {
  plainHttpTo: null,
  privateNetwork: false,
  authorities: null,
  clientCertificate: null,
}

/** What a connector wants to know besides; its own schema judges it. Never a secret. */
export const SourceSettings = z.record(z.string().max(60), z.json())
export type SourceSettings = z.infer<typeof SourceSettings>

export const SourceDetails = z.strictObject({
  name: Name,
  baseUrl: SourceAddress,
  settings: SourceSettings,
  network: SourceNetwork,
})
export type SourceDetails = z.infer<typeof SourceDetails>

export const Source = z.object({
  id: SourceId,
  kind: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  settings: SourceSettings,
  network: z.object(SourceNetwork.shape),
  paused: z.boolean(),
  /** When a secret was last given for it; `null` where it goes without. */
  secretSetAt: z.int().nullable(),
  version: z.int(),
})
export type Source = z.infer<typeof Source>

/** Why the outside world could not be read; each kind of trouble has its own way out. */
export const SyncTrouble = z.enum([
  'unreachable',
  'untrusted',
  'unauthorised',
  'forbidden',
  'missing',
  'limited',
  'failing',
  'notUnderstood',
  'tooLarge',
  'redirected',
  'addressRefused',
  'secretMissing',
  'settingsUnfit',
  'defect',
])
export type SyncTrouble = z.infer<typeof SyncTrouble>

export const SyncFailure = z.object({
  trouble: SyncTrouble,
  /** What happened, in a sentence. */
  because: z.string(),
  /** What somebody can do about it; `null` where waiting is all. */
  fix: z.string().nullable(),
  at: z.int(),
})
export type SyncFailure = z.infer<typeof SyncFailure>

/**
 * How far what is known of it can be relied on. `filling` has only its newest yet; `stale` is older
 * than its schedule promises; `never` has not been read; unknown is never good.
 */
export const StreamStanding = z.enum(['current', 'filling', 'stale', 'failing', 'never', 'paused'])
export type StreamStanding = z.infer<typeof StreamStanding>

/** One thing that is read of a source, for one part of it, such as the runs of one repository. */
export const SourceStream = z.object({
  stream: z.string(),
  part: z.string(),
  standing: StreamStanding,
  lastTriedAt: z.int().nullable(),
  /** When it was last read to its end. */
  lastReadAt: z.int().nullable(),
  /** `null` where nothing is planned: it is paused, or waits for a person. */
  nextAt: z.int().nullable(),
  failure: SyncFailure.nullable(),
  quarantined: z.int(),
})
export type SourceStream = z.infer<typeof SourceStream>
