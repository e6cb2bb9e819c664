import { Buffer } from 'node:buffer'

/** A secret with a colon is a user with a password; any other is a token. */
export function basicOrBearer(said: string): { readonly authorization: string } {
  const secret = said.trim()
  return {
    authorization: secret.includes(':')
      ? `Basic ${Buffer.from(secret, 'utf8').toString('base64')}`
      : `Bearer ${secret}`,
  }
}
