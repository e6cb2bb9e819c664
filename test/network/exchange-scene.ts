import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { ExchangeRequest, Trust } from '#core/ports.ts'
import { openExchange } from '../../electron/network/open-exchange.ts'
import { pem } from './hosts.ts'

export const trusting: Trust = {
  privateNetwork: false,
  authorities: pem('authority'),
  clientCertificate: null,
}
export const strange: Trust = { ...trusting, authorities: null }

/** The real way out, in an environment that names no proxy unless it is said. */
export function openScene(environment: Readonly<Record<string, string>> = {}) {
  const { exchange, close } = openExchange({ environment })
  onTestFinished(close)
  const send = (url: string, over: Partial<ExchangeRequest> = {}) =>
    exchange({
      url: new URL(url),
      method: 'GET',
      headers: {},
      signal: AbortSignal.timeout(10_000),
      trust: trusting,
      ...over,
    })
  return {
    send,
    close,
    /** The answer with all its text. */
    async read(url: string, over: Partial<ExchangeRequest> = {}) {
      const { body, ...answer } = await send(url, over)
      return { ...answer, text: await text(body) }
    },
  }
}
