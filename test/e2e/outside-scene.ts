import { expect } from '@playwright/test'
import type { Host } from './host.ts'
import { outsideBodies, REPOSITORY, type Words } from './outside-bodies.ts'
import { Upstream } from './upstream.ts'

const HOUR_MS = 60 * 60_000
const clockAt = (at: number) => new Date(at).toISOString().slice(0, 16)

/** What is ordinary: good and bad ends, and one word that nobody knows. */
export const ordinary: readonly Words[] = [
  ['Build and deploy', 'main', 'ines', 'success'],
  ['Build and deploy', 'larger-labels', 'tomasz', 'failure'],
  ['Nightly checks', 'main', 'scheduler', 'neutral'],
  ['Build and deploy', 'main', 'ines', 'success'],
  ['Build and deploy', 'customs-forms', 'amira', 'cancelled'],
  ['Build and deploy', 'main', 'ines', 'success'],
  ['Nightly checks', 'main', 'scheduler', 'success'],
].map(([name = '', branch = '', by = '', conclusion = ''], at) => ({
  ...{ name, branch, by, conclusion },
  url: `https://github.com/parcel/labels/actions/runs/${7001 + at}`,
  place: at % 2 === 0 ? 'production' : 'staging',
}))

/** A service that something is planned for. */
async function awaitedService(host: Host) {
  const asked = { states: ['planned' as const], startsFrom: Date.now() + HOUR_MS, limit: 20 }
  for (const { id } of (await host.call('releases.rows', asked)).items) {
    const { release } = await host.call('releases.get', { releaseId: id })
    const serviceId = release?.items.find(({ service }) => service !== null)?.service
    const found = serviceId && (await host.call('services.get', { serviceId })).service
    if (release && found) return { id: found.id, name: found.name, coming: release }
  }
  throw new Error('nothing is planned in the rehearsal')
}

/** A service and a release whose outside is read of an upstream, which ends with `stop`. */
export async function readOutside(host: Host, words: readonly Words[] = ordinary) {
  const token = 'canary-outside-token'
  const upstream = new Upstream(token, { answers: outsideBodies(words) })
  await upstream.start()
  const add = async (kind: string, name: string, settings: object) => {
    const baseUrl = upstream.address
    return host.call('sources.add', {
      kind,
      name,
      baseUrl,
      secret: token,
      settings: { ...settings },
    })
  }
  const github = await add('github', 'Parcel GitHub', { repositories: [REPOSITORY] })
  const alarms = await add('alertmanager', 'Parcel alarms', {})
  const service = await awaitedService(host)
  const environment = (
    await host.call('environments.list', { retired: false, limit: 50 })
  ).items.at(-1)
  if (!environment) throw new Error('the rehearsal has no environment')
  const rule = { source: null, pattern: '**' }
  await host.call('joins.add', { ...rule, of: 'project', pattern: REPOSITORY, to: service.id })
  await host.call('joins.add', { ...rule, of: 'place', pattern: 'production', to: environment.id })
  const release = await host.call('releases.plan', {
    name: 'Larger labels',
    class: 'standard',
    items: [{ kind: 'service', title: 'Labels', service: service.id }],
    activities: [
      {
        environment: environment.id,
        slot: {
          zone: 'UTC',
          from: clockAt(Date.now() - 6 * HOUR_MS),
          to: clockAt(Date.now() + 2 * HOUR_MS),
        },
      },
    ],
  })
  for (const { id } of [github, alarms]) await host.call('sources.sync', { sourceId: id })
  await expect
    .poll(async () => (await host.call('deployments.list', { service: service.id })).total)
    .toBe(words.length)
  return {
    ...{ service, release, github, alarms, environment },
    /** From now on one of the sources lets nobody in. */
    async refuse() {
      upstream.accept('another token')
      await host.call('sources.sync', { sourceId: github.id })
    },
    stop: () => upstream.kill(),
  }
}
export type Outside = Awaited<ReturnType<typeof readOutside>>
