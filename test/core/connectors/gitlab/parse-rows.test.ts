import { expect, test } from 'vitest'
import { Unfit } from '#core/connectors/connector.ts'
import { parseChange } from '#core/connectors/gitlab/read-changes.ts'
import { parseDeployment } from '#core/connectors/gitlab/read-deployments.ts'
import { parseRelease } from '#core/connectors/gitlab/read-releases.ts'
import { parseRun } from '#core/connectors/gitlab/read-runs.ts'
import {
  deployment,
  mergeRequest,
  pipeline,
  pipelineRow,
  release,
  wholeMergeRequest,
} from './samples.ts'

const about = { part: 'shop/checkout', settings: { projects: ['shop/checkout'], days: 90 } }

test('a whole pipeline is told as a run', () => {
  expect(parseRun(pipeline, about)).toEqual({
    of: 'runs',
    key: '287',
    revision: Date.UTC(2026, 10, 19, 1, 5, 50, 185),
    said: {
      project: 'shop/checkout',
      name: 'Pipeline',
      number: '144',
      attempt: 1,
      outcome: 'succeeded',
      original: 'success',
      branch: 'main',
      commit: '50f0acb76a40e34a4ff304f7347dcc6587da8a14',
      trigger: 'push',
      by: 'mira',
      startedAt: Date.UTC(2026, 10, 19, 1, 5, 14, 197),
      finishedAt: Date.UTC(2026, 10, 19, 1, 5, 50, 175),
      createdAt: Date.UTC(2026, 10, 19, 1, 5, 7, 200),
      url: 'https://gitlab.example.com/shop/checkout/-/pipelines/287',
    },
  })
})

test('the short form of a row is older than the whole one, and younger than the one before', () => {
  const short = parseRun(pipelineRow, about)
  expect(short.said).toMatchObject({ startedAt: null, finishedAt: null, by: null })
  expect(short.revision).toBeLessThan(parseRun(pipeline, about).revision)
  const before = { ...pipeline, updated_at: '2026-11-19T01:05:50.100Z' }
  expect(short.revision).toBeGreaterThan(parseRun(before, about).revision)
  expect(parseChange(mergeRequest, about).revision).toBeLessThan(
    parseChange(wholeMergeRequest, about).revision,
  )
})

test('what runs has not finished, whatever else is told of it', () => {
  const running = parseRun({ ...pipeline, status: 'canceling' }, about)
  expect(running.said).toMatchObject({ outcome: 'running', finishedAt: null })
  const waiting = parseDeployment({ ...deployment, status: 'blocked' }, about)
  expect(waiting.said).toMatchObject({ outcome: 'waiting', startedAt: null, finishedAt: null })
})

test('a deployment names its place, its version where a tag was deployed, and who set it going', () => {
  expect(parseDeployment(deployment, about)).toEqual({
    of: 'deployments',
    key: '41',
    revision: Date.UTC(2026, 10, 19, 7, 38, 12, 414),
    said: {
      project: 'shop/checkout',
      place: 'production',
      outcome: 'succeeded',
      original: 'success',
      version: 'v2.4.0',
      ref: 'v2.4.0',
      commit: '99d03678b90d914dbb1b109132516d71a4a03ea8',
      by: 'mira',
      createdAt: Date.UTC(2026, 10, 19, 7, 36, 40, 222),
      startedAt: Date.UTC(2026, 10, 19, 7, 36, 41),
      finishedAt: Date.UTC(2026, 10, 19, 7, 38, 12, 300),
      url: 'https://gitlab.example.com/shop/checkout/-/jobs/657',
    },
  })
})

test('a deployment that was told over the API has no job, and may never have been changed', () => {
  const told = { ...deployment, deployable: null, updated_at: null, status: 'undeployed' }
  const { revision, said } = parseDeployment(told, about)
  expect(revision).toBe(Date.UTC(2026, 10, 19, 7, 36, 40, 222))
  expect(said).toMatchObject({
    outcome: 'superseded',
    version: null,
    by: 'root',
    startedAt: null,
    finishedAt: null,
    url: null,
  })
})

test('a release that is planned is a draft that nobody has published', () => {
  const planned = { ...release, upcoming_release: true, released_at: '2027-01-01T00:00:00.000Z' }
  expect(parseRelease(planned, about).said).toMatchObject({ stage: 'draft', publishedAt: null })
  expect(parseRelease(release, about)).toMatchObject({
    key: 'shop/checkout:v2.4.0',
    said: {
      name: 'Checkout 2.4',
      tag: 'v2.4.0',
      stage: 'released',
      commit: '079e90101242458910cccd35eab0e211dfc359c0',
      by: 'mira',
      publishedAt: Date.UTC(2026, 10, 18, 12),
      url: 'https://gitlab.example.com/shop/checkout/-/releases/v2.4.0',
    },
  })
})

test('a merge request tells what it brings, in moments of its authors', () => {
  expect(parseChange(wholeMergeRequest, about)).toMatchObject({
    key: 'shop/checkout!12',
    said: {
      number: '12',
      title: 'Round taxes once',
      state: 'merged',
      original: 'merged',
      by: 'mira',
      target: 'main',
      mergedAt: Date.UTC(2026, 10, 18, 16, 17, 17, 520),
      closedAt: null,
      mergeCommit: '1111111111111111111111111111111111111111',
      added: 2,
      removed: 1,
      files: 1,
      commits: [
        {
          sha: 'ed899a2f4b50b4370feeea94676502b42383c746',
          authoredAt: Date.UTC(2026, 10, 17, 8, 46),
          by: 'Mira Okafor',
        },
      ],
    },
  })
})

test('what was not asked for is not the same as none', () => {
  const unread = { added: null, removed: null, files: null, commits: null }
  expect(parseChange(mergeRequest, about).said).toMatchObject(unread)
})

test('a fast-forward is merged by its last commit, and what is open by none', () => {
  const forward = { ...mergeRequest, merge_commit_sha: null }
  expect(parseChange(forward, about).said).toMatchObject({ mergeCommit: mergeRequest.sha })
  const open = { ...forward, state: 'opened', merged_at: null }
  expect(parseChange(open, about).said).toMatchObject({ mergeCommit: null, state: 'open' })
})

test('only an address of the web is shown as one', () => {
  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 7]) {
    expect(parseRun({ ...pipeline, web_url: address }, about).said).toMatchObject({ url: null })
  }
})

test('what has to be there and is not, is named', () => {
  const { status: _, ...without } = pipeline
  const cases = [
    () => parseRun(without, about),
    () => parseRun({ ...pipeline, status: '', created_at: 'yesterday' }, about),
    () => parseRun({ ...pipeline, created_at: '2026-11-19' }, about),
    () => parseDeployment({ ...deployment, environment: null }, about),
    () => parseRelease({ ...release, tag_name: null }, about),
    () => parseChange('a page of HTML', about),
  ]
  for (const parse of cases) expect(parse).toThrow(Unfit)
  expect(cases[0]).toThrow('A pipeline cannot be read: status')
  expect(cases[2]).toThrow('created_at: no moment in ISO 8601')
})
