import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Elsewhere } from '#core/ports.ts'
import { readHolder } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { emptyFolder } from '../support/workspace-folder.ts'
import { launchHostIn, run } from './launched.ts'
import { exchange } from './serving.ts'

/** Homes of their own, so that nothing is built beside the workspace of whoever runs the tests. */
const atHome = (home: string) => ({
  ...{ HOME: home, XDG_DATA_HOME: join(home, 'data'), LOCALAPPDATA: join(home, 'local') },
})

async function hostAtHome() {
  const home = emptyFolder()
  const workspace = join(home, 'mine')
  const env = atHome(home)
  const host = await launchHostIn({ workspace, env }, '--port', '0')
  onTestFinished(async () => {
    host.child.kill('SIGKILL')
    await host.ended
  })
  const openElsewhere = async (target: Elsewhere) => {
    const input = JSON.stringify(target)
    const words = ['call', 'workspace.elsewhere', '--input', '-']
    const { stdout, stderr } = await run(words, { workspace, env, input })
    return { ...JSON.parse(stdout), stderr }
  }
  return { home, host, openElsewhere, env }
}

/** Whether a link admits a browser. */
const answers = async (url: string) =>
  (await exchange(new URL(url).origin, new URL(url).hash.slice('#code='.length))).status

/** Nobody holds a folder any more, within some seconds. */
async function letGo(folder: string): Promise<boolean> {
  for (let looks = 0; looks < 200; looks += 1) {
    if (!readHolder(placesIn(folder))) return true
    await wait(50)
  }
  return false
}

test('the rehearsal opens beside a workspace, is served once, and ends with its host', async () => {
  const { host, openElsewhere, env } = await hostAtHome()
  const target: Elsewhere = { what: 'rehearsal', size: 'small' }
  const { url, stderr } = await openElsewhere(target)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=/)
  expect(new URL(url).origin).not.toBe(new URL(host.link).origin)
  expect(await answers(url)).toBe(200)
  expect(stderr).toContain('Building the rehearsal')

  const again = await openElsewhere(target)
  expect(new URL(again.url).origin).toBe(new URL(url).origin)
  expect(again.url).not.toBe(url)

  const status = await run(['call', 'workspace.status', '--rehearsal'], { env })
  const { me, rehearsal, places } = JSON.parse(status.stdout)
  expect(me.roles).toEqual(
    expect.arrayContaining(['administrator', 'releaseManager', 'deploymentLead']),
  )
  expect(rehearsal).toMatchObject({ size: 'small' })

  host.child.kill('SIGKILL')
  await host.ended
  expect(await letGo(places.folder)).toBe(true)
}, 90_000)

test('another folder opens beside a workspace; one that cannot be used says why', async () => {
  const { home, host, openElsewhere } = await hostAtHome()
  const folder = join(home, 'new', 'one')
  const { url } = await openElsewhere({ what: 'folder', folder })
  expect(await answers(url)).toBe(200)
  expect(readHolder(placesIn(folder))?.host).toBe('headless')

  const twice = { what: 'folder', folder: join(home, 'twice') } as const
  const links = await Promise.all([openElsewhere(twice), openElsewhere(twice)])
  expect(new Set(links.map((link) => new URL(link.url).origin)).size).toBe(1)
  expect(await Promise.all(links.map((link) => answers(link.url)))).toEqual([200, 200])

  const relative = await openElsewhere({ what: 'folder', folder: 'somewhere' })
  expect(relative.failure).toMatchObject({
    code: 'workspace/cannot-open',
    message: expect.stringContaining('no whole path'),
  })
  const file = await openElsewhere({ what: 'folder', folder: placesIn(folder).lock })
  expect(file.failure).toMatchObject({
    code: 'workspace/cannot-open',
    message: expect.stringContaining('a file stands in its place'),
  })

  host.child.kill('SIGTERM')
  expect((await host.ended).status).toBe(0)
  expect(await letGo(folder)).toBe(true)
}, 60_000)
