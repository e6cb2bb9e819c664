import { randomUUID } from 'node:crypto'
import type { Secrets } from '#core/ports.ts'
import type { FromCoreProcess, Protection, SecretAnswer, SecretAsk } from './core-messages.ts'

type Waiting = { resolve(value: string | undefined): void; reject(error: Error): void }

/** The secrets port inside the core's process: asks the main process, which alone has the keychain. */
export function createRemoteSecrets(post: (message: FromCoreProcess) => void) {
  const waiting = new Map<string, Waiting>()

  const ask = (wanted: SecretAsk): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const askId = randomUUID()
      waiting.set(askId, { resolve, reject })
      post({ kind: 'askSecret', askId, ask: wanted })
    })

  return {
    take(askId: string, answer: SecretAnswer): void {
      const asker = waiting.get(askId)
      waiting.delete(askId)
      if (answer.ok) asker?.resolve(answer.value)
      else asker?.reject(new Error(answer.message))
    },
    portWith: (protection: Protection): Secrets => ({
      protection,
      read: (name) => ask({ act: 'read', name }),
      write: async (name, value) => void (await ask({ act: 'write', name, value })),
      forget: async (name) => void (await ask({ act: 'forget', name })),
    }),
  }
}
