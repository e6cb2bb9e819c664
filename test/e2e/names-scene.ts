import type { SourceId } from '#shared/vocabulary/ids.ts'
import { AlertsUpstream } from './alerts-upstream.ts'
import type { Host } from './host.ts'

/** Names as nobody should write them: they are text here, and nothing else. */
export const hostileNames = [
  '<img src=x onerror="document.title=1">',
  'billing\u202Egnp.exe',
  `parcel/${'very-long-'.repeat(30)}name`,
  'a*b',
  '**',
] as const

type Named = { readonly name?: string; readonly names: readonly string[] }

/** A source that was read, under whose names one alert each stands. */
export async function readNames(host: Host, { name = 'Alerts', names }: Named): Promise<SourceId> {
  const upstream = new AlertsUpstream(names)
  await upstream.start()
  const { address: baseUrl } = upstream
  const { id } = await host.call('sources.add', { kind: 'alertmanager', name, baseUrl })
  const { failures } = await host.call('sources.sync', { sourceId: id })
  if (failures.length > 0) throw new Error(JSON.stringify(failures))
  // What was read stays; nobody reads on while it is looked at.
  const { items } = await host.call('sources.list', {})
  const { version } = items.find((one) => one.id === id)!
  await host.call('sources.pause', { sourceId: id, expectedVersion: version })
  await upstream.stop()
  return id
}

/** Some names that mean a service, some that mean none, with rules and one that was set aside. */
export async function readSomeNames(host: Host): Promise<SourceId> {
  const { items } = await host.call('services.list', { limit: 6 })
  const [first, second, third, fourth] = items
  const meant = items.map(({ name }) => `parcel/${name}`)
  const others = ['tools/lint', 'tools/format', 'tools/old-batch', 'night run']
  const source = await readNames(host, { names: [...meant, ...others, ...hostileNames] })
  const rule = { of: 'project', source: null } as const
  await host.call('joins.add', { ...rule, pattern: `parcel/${first!.name}`, to: first!.id })
  await host.call('joins.add', { ...rule, pattern: 'parcel/very-*', to: second!.id })
  await host.call('joins.add', { ...rule, pattern: 'gone/**', to: third!.id })
  await host.call('joins.add', { ...rule, pattern: 'night*', to: fourth!.id })
  const named = { of: 'project', source, name: 'tools/old-batch' } as const
  await host.call('joins.setAside', { ...named, reason: 'Nothing that is released.' })
  return source
}
