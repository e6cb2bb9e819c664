import type { Reply } from '#shared/contract/index.ts'
import type { Client } from './client.ts'

/** Speaks for somebody else from here on: proved where their passphrase is given, else declared. */
export async function speakAs(
  client: Client,
  person: string | undefined,
): Promise<Reply | undefined> {
  if (person === undefined) return undefined
  const passphrase = process.env['SIGNALBOX_AS_PASSPHRASE']
  const asked = { signal: new AbortController().signal, onProgress: () => {} }
  return passphrase === undefined
    ? client.call('people.declare', { personId: person }, asked)
    : client.call('people.prove', { personId: person, passphrase }, asked)
}
