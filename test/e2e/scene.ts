import type { OutputOf } from '#shared/contract/index.ts'
import type { Host } from './host.ts'

type Release = OutputOf<'releases.get'>['release'] & {}

/** A release of the test's own, so that it can do with it what it likes. */
export const drafted = (host: Host, name: string): Promise<Release> =>
  host.call('releases.plan', { name, class: 'standard' })

/** All that the ledger holds about something, oldest first. */
export async function factsAbout(host: Host, subject: string) {
  const { items } = await host.call('ledger.entries', { subject, limit: 100 })
  return items.toReversed()
}
