import type { CustomScheme, Protocol } from 'electron'
import { strict } from './strict.ts'

const handlers = new Map<string, (request: Request) => Response | Promise<Response>>()

export const schemes: CustomScheme[] = []

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (added) => void schemes.push(...added),
  handle: (scheme, handler) =>
    void handlers.set(scheme, handler as (request: Request) => Promise<Response>),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>)

/** What the browser gets for an address: only registered schemes answer. */
export async function fetchPage(address: string, method = 'GET'): Promise<Response> {
  const handler = handlers.get(new URL(address).protocol.slice(0, -1))
  if (!handler) throw new Error(`ERR_UNKNOWN_URL_SCHEME (${address})`)
  return handler(new Request(address, { method }))
}
