import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { GithubSettings } from '#core/connectors/github/github-settings.ts'
import { changes } from '#core/connectors/github/read-changes.ts'
import { deployments } from '#core/connectors/github/read-deployments.ts'
import { releases } from '#core/connectors/github/read-releases.ts'
import { runs } from '#core/connectors/github/read-runs.ts'

type Payload = Readonly<Record<string, unknown>>
type Event = { readonly name: string; readonly examples: readonly Payload[] }

const folder = new URL('.', import.meta.resolve('@octokit/webhooks-examples/package.json'))
/** GitHub itself and its servers for one's own house, as far back as they were published. */
const editions = readdirSync(fileURLToPath(folder), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

function examplesOf(edition: string, event: string): readonly Payload[] {
  const path = fileURLToPath(new URL(`${edition}/index.json`, folder))
  const events: readonly Event[] = JSON.parse(readFileSync(path, 'utf8'))
  return events.find(({ name }) => name === event)?.examples ?? []
}

const about = {
  part: 'octo/example',
  settings: GithubSettings.parse({ repositories: ['octo/example'] }),
}

/** What a hook tells of a thing is what the lists tell of it. */
const told = {
  workflow_run: ({ workflow_run }: Payload) => runs.parse(workflow_run, about),
  release: ({ release }: Payload) => releases.parse(release, about),
  deployment: ({ deployment }: Payload) => deployments.parse({ deployment, statuses: [] }, about),
  deployment_status: ({ deployment, deployment_status }: Payload) =>
    deployments.parse({ deployment, statuses: [deployment_status] }, about),
  pull_request: ({ pull_request }: Payload) =>
    changes.parse({ pull: pull_request, commits: null }, about),
} as const

test('there are examples of GitHub itself and of several servers', () => {
  expect(editions).toContain('api.github.com')
  expect(editions.length).toBeGreaterThan(3)
})

test.each(
  editions.flatMap((edition) =>
    Object.entries(told).map(([event, read]) => [edition, event, read] as const),
  ),
)('%s: every example of %s is understood', (edition, event, read) => {
  const examples = examplesOf(edition, event)
  if (edition === 'api.github.com') expect(examples.length).toBeGreaterThan(0)
  for (const example of examples) {
    const { key, revision, said } = read(example)
    expect(key).not.toBe('')
    expect(Number.isSafeInteger(revision)).toBe(true)
    expect(said).toMatchObject({ project: 'octo/example' })
    if ('outcome' in said && said.original !== '') expect(said.outcome).not.toBe('unknown')
  }
})
