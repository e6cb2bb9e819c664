import { z } from 'zod'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import type { Secrets } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import { clientKeyOf, secretOf } from './secret-names.ts'

/** What a source is asked with. */
export type Given = {
  readonly secret?: string | undefined
  readonly clientKey?: string | undefined
}
type Part = keyof Given

export const isGiven = ({ secret, clientKey }: Given): boolean =>
  secret !== undefined || clientKey !== undefined

type Whose = Pick<Source, 'id' | 'baseUrl'>

/** A secret as it is kept: with the origin that it was given for. */
const Kept = z.strictObject({ for: z.url(), secret: z.string() })

/**
 * The only door to the secrets of sources. What was given for one origin is not read for another, so
 * that no order of events, no crash and no restored backup sends a token to the wrong host.
 */
export function openSourceSecrets(secrets: Secrets) {
  async function readPart({ id, baseUrl }: Whose, part: Part): Promise<string | undefined> {
    const text = await secrets.read(nameOf(id, part))
    const kept = text === undefined ? undefined : parseKept(text)
    if (!kept) return text
    return isSameOrigin(new URL(kept.for), new URL(baseUrl)) ? kept.secret : undefined
  }

  async function keepPart(name: string, kept: z.infer<typeof Kept>): Promise<void> {
    await secrets.write(name, JSON.stringify(kept))
  }

  return {
    /** False where they are set from outside, such as by variables of the environment. */
    canKeep: secrets.protection !== 'environment',

    /** For this source at this address; what goes without, or was given for another host, is left out. */
    async read(source: Whose): Promise<Given> {
      const [secret, clientKey] = await Promise.all([
        readPart(source, 'secret'),
        readPart(source, 'clientKey'),
      ])
      return { secret, clientKey }
    },

    /** What is not given stays as it is. */
    async keep({ id, baseUrl }: Whose, { secret, clientKey }: Given): Promise<void> {
      const { origin } = new URL(baseUrl)
      const kept = { secret, clientKey }
      for (const part of parts) {
        const text = kept[part]
        if (text !== undefined) await keepPart(nameOf(id, part), { for: origin, secret: text })
      }
    },

    forgetClientKey: (id: SourceId): Promise<void> => secrets.forget(nameOf(id, 'clientKey')),

    async forget(id: SourceId): Promise<void> {
      for (const part of parts) await secrets.forget(nameOf(id, part))
    },
  }
}
export type SourceSecrets = ReturnType<typeof openSourceSecrets>

const parts = ['secret', 'clientKey'] as const satisfies readonly Part[]

const nameOf = (id: SourceId, part: Part): string =>
  part === 'secret' ? secretOf(id) : clientKeyOf(id)

/** `undefined` for what was put there as it is, such as a variable of the environment. */
function parseKept(text: string): z.infer<typeof Kept> | undefined {
  try {
    return Kept.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Whoever keeps secrets says in words of their own why they could not. */
export const unkept = (error: unknown, so: string): Refusal =>
  new Refusal('rpc/unavailable', `The secret could not be kept, ${so}: ${(error as Error).message}`)
