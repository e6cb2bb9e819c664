import type { Exchange, Network } from '#core/ports.ts'

type Opened = { readonly exchange: Exchange; close(): Promise<void> }

/** The network of this machine. What speaks over it is loaded with the first exchange, so that no start waits for it. */
export function openNetwork({ byItself }: Pick<Network, 'byItself'>) {
  let opening: Promise<Opened> | undefined
  const open = async (): Promise<Opened> => (await import('./open-exchange.ts')).openExchange()
  const network: Network = {
    byItself,
    random: Math.random,
    async exchange(request) {
      opening ??= open()
      const { exchange } = await opening
      return exchange(request)
    },
  }
  return {
    network,
    async close(): Promise<void> {
      await (await opening)?.close()
    },
  }
}
