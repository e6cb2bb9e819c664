import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { backstage } from '#core/connectors/backstage/backstage.ts'
import { csv } from '#core/connectors/csv/csv.ts'
import type { Exchange } from '#core/ports.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { startSyncedCore } from '../../../support/synced-core.ts'

export const fixtures = join(import.meta.dirname, 'fixtures')

/** A folder of this machine that goes with the test. */
export async function openFolder(from?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-catalogue-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  if (from !== undefined) await cp(from, folder, { recursive: true })
  return folder
}

export const addressOf = (place: string): string => pathToFileURL(place).href

const nobody = scriptedExchange(({ url }) => {
  throw new Error(`nobody answers at ${url.href}`)
})

type Started = { readonly kind: 'backstage' | 'csv'; readonly exchange?: Exchange }

/** A core with one source of a catalogue, and what it reads. */
export async function startCatalogue(
  baseUrl: string,
  { kind, exchange = nobody.exchange }: Started,
) {
  const core = await startSyncedCore({ exchange, connectors: [backstage, csv] })
  const add = { kind, name: 'Catalogue', baseUrl, settings: {}, network: { privateNetwork: true } }
  const source = await core.get('sources.add', add)
  const sourceId = source.id
  return {
    ...core,
    source,
    sync: () => core.get('sources.sync', { sourceId }),
    probe: () => core.get('sources.test', { sourceId }),
    entries: async (over: object = {}) =>
      (await core.get('catalogueEntries.list', { limit: 1000, ...over })).items,
    aside: async () => (await core.get('sources.quarantine', { sourceId })).items,
  }
}
