import { expect, test } from 'vitest'
import { Unfit } from '#core/connectors/connector.ts'
import { github } from '#core/connectors/github/github.ts'
import {
  commit,
  deployment,
  later,
  listedPull,
  pull,
  release,
  run,
  status,
} from './github-samples.ts'

const about = { part: 'octo-org/octo-repo', settings: { repositories: [], days: 90 } }
const at = (text: string) => Date.parse(text)

function parse(stream: string, raw: unknown) {
  const found = github.streams.find(({ name }) => name === stream)
  if (!found) throw new Error(stream)
  return found.parse(raw, about)
}

test('a run tells of its last attempt', () => {
  expect(parse('runs', run)).toEqual({
    of: 'runs',
    key: '2559400712',
    revision: at('2026-11-20T08:36:58Z'),
    said: {
      project: 'octo-org/octo-repo',
      name: 'Release',
      number: '562',
      attempt: 2,
      outcome: 'succeeded',
      original: 'completed/success',
      branch: 'main',
      commit: '3484a3fb816e0859fd6e1cea078d76385ff50625',
      trigger: 'push',
      by: 'matfax',
      startedAt: at('2026-11-20T08:35:50Z'),
      finishedAt: at('2026-11-20T08:36:58Z'),
      createdAt: at('2026-11-18T09:35:50Z'),
      url: 'https://github.com/octo-org/octo-repo/actions/runs/2559400712',
    },
  })
})

test('a run that waits has neither begun nor ended', () => {
  const { said } = parse('runs', { ...run, status: 'queued', conclusion: null })
  expect(said).toMatchObject({ outcome: 'waiting', startedAt: null, finishedAt: null })
})

test('a run without a name of its own is called by its title', () => {
  expect(parse('runs', { ...run, name: '' }).said).toMatchObject({ name: 'Release 1.4' })
})

test('a deployment that another followed tells when it was made, not when it was followed', () => {
  const statuses = [
    status('in_progress', { id: 1, at: '2026-11-20T07:29:00Z' }),
    status('inactive', { id: 3, at: '2026-11-20T09:00:00Z' }),
    status('success', { id: 2, at: '2026-11-20T07:31:00Z' }),
  ]
  expect(parse('deployments', { deployment, statuses })).toMatchObject({
    key: '145988746',
    revision: at('2026-11-20T09:00:00Z') + 1,
    said: {
      place: 'production',
      outcome: 'superseded',
      original: 'inactive',
      ref: 'v1.4.0',
      by: 'github-pages[bot]',
      createdAt: at('2026-11-20T07:28:30Z'),
      startedAt: at('2026-11-20T07:29:00Z'),
      finishedAt: at('2026-11-20T07:31:00Z'),
      url: 'https://github.com/octo-org/octo-repo/runs/4687056418?check_suite_focus=true',
    },
  })
})

test('a deployment whose statuses were not read never stands above one whose were', () => {
  const partly = parse('deployments', { deployment, statuses: null })
  const whole = parse('deployments', { deployment, statuses: [] })
  expect(partly.said).toMatchObject({ outcome: 'unknown', original: 'statuses not read' })
  expect(whole.said).toMatchObject({ outcome: 'waiting' })
  expect(partly.revision).toBeLessThan(whole.revision)
})

test('a release says whether it is out, and names a commit only where it is one', () => {
  expect(parse('releases', release)).toMatchObject({
    of: 'sourceReleases',
    key: '17372790',
    said: { tag: 'v1.4.0', name: null, stage: 'released', commit: null, by: 'Codertocat' },
  })
  const sha = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e'
  const draft = { ...release, draft: true, published_at: null, target_commitish: sha }
  const drafted = parse('releases', draft)
  expect(drafted.said).toMatchObject({ stage: 'draft', commit: sha, publishedAt: null })
  expect(drafted.revision).toBeLessThan(parse('releases', release).revision)
  expect(parse('releases', { ...release, prerelease: true }).said).toMatchObject({
    stage: 'prerelease',
  })
})

test('a pull request tells its churn and when its commits were written', () => {
  expect(parse('changes', { pull, commits: [commit, later] })).toMatchObject({
    key: '279147437',
    said: {
      number: '1347',
      state: 'merged',
      original: 'closed/merged',
      target: 'main',
      mergeCommit: 'e5bd3914e2e596debea16f433f57875b5b90bcd6',
      added: 100,
      removed: 3,
      files: 5,
      commits: [
        { sha: commit.sha, authoredAt: at('2026-11-09T16:00:49Z'), by: 'Codertocat' },
        { sha: later.sha, authoredAt: at('2026-11-09T16:00:49Z'), by: 'Monalisa Octocat' },
      ],
    },
  })
})

test('a pull request as a list tells it has no commits, which is not none, and hides nothing', () => {
  const listed = parse('changes', { pull: listedPull, commits: null })
  expect(listed.said).toMatchObject({ commits: null, added: null, files: null })
  expect(listed.revision).toBeLessThan(parse('changes', { pull, commits: [commit] }).revision)
  const open = { ...listedPull, state: 'open', merged_at: null, closed_at: null, draft: true }
  expect(parse('changes', { pull: open, commits: null }).said).toMatchObject({
    state: 'open',
    original: 'open/draft',
    mergeCommit: null,
  })
  const odd = { ...open, state: 'sleeping' }
  expect(parse('changes', { pull: odd, commits: null }).said).toMatchObject({ state: 'unknown' })
})

test('an address that is none of the web is not shown', () => {
  expect(parse('runs', { ...run, html_url: 'javascript:alert(1)' }).said).toMatchObject({
    url: null,
  })
})

test.each([
  ['runs', { ...run, created_at: '2026-13-40T00:00:00Z' }, 'created_at'],
  ['runs', { ...run, id: '7' }, 'id'],
  ['deployments', { deployment: { ...deployment, environment: '' }, statuses: [] }, 'environment'],
  ['releases', { ...release, tag_name: undefined }, 'tag_name'],
  ['changes', { pull, commits: [{ ...commit, sha: null }] }, 'commits.0.sha'],
  ['changes', null, 'all of it'],
])('%s that lack what they need say what it is', (stream, raw, names) => {
  expect(() => parse(stream, raw)).toThrow(Unfit)
  expect(() => parse(stream, raw)).toThrow(names)
})
