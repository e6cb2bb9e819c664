import { expect, onTestFinished, test } from 'vitest'
import type { ExchangeRequest } from '#core/ports.ts'
import { systemClock } from '#core/system-ports.ts'
import { openNetwork } from '../../../electron/network/open-network.ts'
import { lendUpstream } from '../../../electron/rehearsal/upstream/lend-upstream.ts'
import { readOutside } from '../../../electron/rehearsal/upstream/outside.ts'
import { recordingLog, secretsInMemory } from '../../support/ports.ts'
import { builtRehearsal } from '../../support/rehearsal.ts'

const BUILD_MS = 120_000

async function lent(scenario?: string) {
  const folder = await builtRehearsal('small')
  const { network, close } = openNetwork({ byItself: false })
  const secrets = secretsInMemory()
  const log = recordingLog()
  const around = await lendUpstream({ folder, network, secrets, clock: systemClock, log, scenario })
  onTestFinished(async () => {
    await around.close()
    await close()
  })
  const ask = (address: string, headers: Record<string, string> = {}) => {
    const trust = { privateNetwork: false, authorities: null, clientCertificate: null }
    const { signal } = new AbortController()
    const request: ExchangeRequest = {
      url: new URL(address),
      method: 'GET',
      headers,
      signal,
      trust,
    }
    return around.network.exchange(request)
  }
  return { around, ask, secrets, folder }
}

test(
  'each source of a rehearsal is let in with the token that the host keeps for it',
  async () => {
    const { around, ask, folder } = await lent()
    const names = Object.keys(readOutside(folder)!.tokens)
    expect(names.length).toBeGreaterThanOrEqual(6)
    for (const name of names) {
      const kept = JSON.parse((await around.secrets.read(name))!)
      expect(new URL(kept.for).hostname).toMatch(/^[a-z]+\.rehearsal\.localhost$/)
    }
    const token = names.map((name) => JSON.parse(readOutside(folder)!.tokens[name]!))[0].secret
    const { status } = await ask('http://github.rehearsal.localhost/user', {
      authorization: `Bearer ${token}`,
    })
    expect(status).toBe(200)
  },
  BUILD_MS,
)

test(
  'links lead back to the name that was asked',
  async () => {
    const { ask, folder } = await lent()
    const { tokens, cast } = readOutside(folder)!
    const { secret } = JSON.parse(Object.values(tokens)[0]!)
    const one = cast.repositories.find(({ code }) => code === 'github')!
    const path = `/repos/${one.group}/${one.own}/actions/runs?per_page=2`
    const { headers } = await ask(`http://github.rehearsal.localhost${path}`, {
      authorization: `Bearer ${secret}`,
    })
    expect(headers['link']).toContain('<http://github.rehearsal.localhost/repositories/')
  },
  BUILD_MS,
)

test(
  'a secret that was given for a source comes before the one it was built with',
  async () => {
    const { around, secrets, folder } = await lent()
    const [name] = Object.keys(readOutside(folder)!.tokens)
    await around.secrets.write(name!, 'my own')
    expect(secrets.kept.get(name!)).toBe('my own')
    expect(await around.secrets.read(name!)).toBe('my own')
    expect(await around.secrets.read('source/of-somebody')).toBeUndefined()
  },
  BUILD_MS,
)

test.each([
  'https://api.github.com/user',
  'https://192.168.1.1/',
  'http://spinnaker.rehearsal.localhost/',
  'https://rehearsal.localhost.example.org/',
])(
  '%s is never asked',
  async (address) => {
    const { ask } = await lent()
    await expect(ask(address)).rejects.toMatchObject({ trouble: 'addressRefused' })
  },
  BUILD_MS,
)

test(
  'a source that the scenario limits says when to come back',
  async () => {
    const { ask } = await lent('source-limits')
    const { status, headers } = await ask('http://github.rehearsal.localhost/user')
    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(60)
  },
  BUILD_MS,
)
