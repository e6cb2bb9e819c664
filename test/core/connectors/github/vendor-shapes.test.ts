import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { components } from '@octokit/openapi-types'
import { expect, test } from 'vitest'
import { RawChange, type RawCommit } from '#core/connectors/github/read-changes.ts'
import { RawDeployment, type RawStatus } from '#core/connectors/github/read-deployments.ts'
import { type RawRelease, releases } from '#core/connectors/github/read-releases.ts'
import type { RawRun } from '#core/connectors/github/read-runs.ts'
import { openOutwards } from '#core/sync/open-outward.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { virtualClock } from '../../../support/ports.ts'

type Theirs = components['schemas']

/** The fields that we read and that the published types do not have; none, or it does not compile. */
type Unknown<Ours extends object, Published> = Exclude<keyof Ours, keyof Published>
type Nothing<Fields> = [Fields] extends [never] ? readonly [] : Fields

const pull = RawChange.shape.pull.shape
const deployment = RawDeployment.shape.deployment.shape

/** Held at compile time: each is empty by its type, and a field that GitHub does not publish breaks it. */
const strange = {
  run: [] satisfies Nothing<Unknown<typeof RawRun.shape, Theirs['workflow-run']>>,
  release: [] satisfies Nothing<Unknown<typeof RawRelease.shape, Theirs['release']>>,
  deployment: [] satisfies Nothing<Unknown<typeof deployment, Theirs['deployment']>>,
  status: [] satisfies Nothing<Unknown<typeof RawStatus.shape, Theirs['deployment-status']>>,
  pull: [] satisfies Nothing<Unknown<typeof pull, Theirs['pull-request']>>,
  commit: [] satisfies Nothing<Unknown<typeof RawCommit.shape, Theirs['commit']>>,
}

test('every part of GitHub that we read is held against the types it publishes', () => {
  expect(Object.keys(strange)).toEqual(['run', 'release', 'deployment', 'status', 'pull', 'commit'])
})

type Recorded = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly response: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** What the real GitHub once answered. */
function recorded(scenario: string): readonly Recorded[] {
  const scenarios = new URL(import.meta.resolve('@octokit/fixtures/package.json'))
  const path = `./scenarios/api.github.com/${scenario}/normalized-fixture.json`
  return JSON.parse(readFileSync(fileURLToPath(new URL(path, scenarios)), 'utf8'))
}

function outwardOver(answers: readonly Recorded[]) {
  const scripted = scriptedExchange(({ url }) => {
    const found = answers.find(({ path }) => path === `${url.pathname}${url.search}`)
    if (!found) return { status: 404, body: { message: 'Not Found' } }
    // As any host sends them: some were recorded as numbers.
    const headers = Object.fromEntries(
      Object.entries(found.headers).map(([name, value]) => [name, String(value)]),
    )
    return { status: found.status, headers, body: found.response }
  })
  const { exchange, asked } = scripted
  const outwards = openOutwards({ exchange, clock: virtualClock(), random: () => 0.5 })
  const { outward } = outwards.for({
    baseUrl: 'https://api.github.com',
    headers: { authorization: 'Bearer canary' },
    identity: 'one',
    trust: { privateNetwork: false, authorities: null, clientCertificate: null },
    plainHttpTo: null,
    atOnce: 1,
    validators: { find: () => undefined },
    signal: new AbortController().signal,
  })
  return { outward, asked }
}

test('pages are followed although their path changes on page two', async () => {
  const answers = recorded('paginate-issues')
  const { outward, asked } = outwardOver(answers)
  const [first] = answers
  let where = { url: `https://api.github.com${first!.path}` }
  const pages: unknown[] = []
  for (;;) {
    const answer = await outward.get(where)
    if (answer.is !== 'fresh') break
    pages.push(answer.body)
    if (answer.next === undefined) break
    where = { url: answer.next }
  }
  expect(pages).toEqual(answers.map(({ response }) => response))
  const rooms = asked.map(({ url }) => url.pathname.split('/')[1])
  expect([rooms[0], new Set(rooms.slice(1))]).toEqual(['repos', new Set(['repositories'])])
})

test('a release as GitHub really told it is read', () => {
  const [told] = recorded('release-assets')
  const settings = { repositories: ['octokit-fixture-org/release-assets'], days: 90 }
  const about = { part: 'octokit-fixture-org/release-assets', settings }
  expect(releases.parse(told!.response, about)).toMatchObject({
    of: 'sourceReleases',
    key: '1000',
    said: { tag: 'v1.0.0', project: 'octokit-fixture-org/release-assets' },
  })
})
