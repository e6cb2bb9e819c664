import { expect, test } from 'vitest'
import { churnOf } from '#core/connectors/gitlab/churn-of.ts'
import { readBrought } from '#core/connectors/gitlab/read-brought.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { commit, diff, mergeRequest } from './samples.ts'

const project = '/projects/shop%2Fcheckout'
const at = `${project}/merge_requests/12`
const missing = () => {
  throw new OutwardError('It is not there.', { trouble: 'missing' })
}

test('commits and lines are read, without addresses and words of people', async () => {
  const { outward, asked } = scriptedOutward((path) => {
    if (path.startsWith(`${at}/commits`)) return { body: [commit] }
    return path.startsWith(`${at}/diffs`) ? { body: [diff, diff] } : undefined
  })
  expect(await readBrought({ outward, project, at, row: mergeRequest })).toEqual({
    commits: [
      { id: commit.id, authored_date: commit.authored_date, author_name: commit.author_name },
    ],
    added: 4,
    removed: 2,
    files: 2,
  })
  expect(asked).toEqual([`${at}/commits?per_page=100&page=1`, `${at}/diffs?per_page=100&page=1`])
})

test('where lines were left out, the commit of the merge counts', async () => {
  const { outward } = scriptedOutward((path) => {
    if (path.includes('/repository/commits/1111'))
      return { body: { stats: { additions: 9000, deletions: 20, total: 9020 } } }
    return { body: path.includes('/diffs') ? [diff, { ...diff, diff: '', collapsed: true }] : [] }
  })
  const brought = await readBrought({ outward, project, at, row: mergeRequest })
  expect(brought).toEqual({ commits: [], added: 9000, removed: 20, files: 2 })
})

test('an older server that has no list of differences leaves them unknown', async () => {
  const open = { ...mergeRequest, merge_commit_sha: null }
  const { outward } = scriptedOutward((path) =>
    path.includes('/diffs') ? missing() : { body: [commit] },
  )
  const brought = await readBrought({ outward, project, at, row: open })
  expect(brought).toMatchObject({ added: null, removed: null, files: null })
  expect(brought.commits).toHaveLength(1)
})

test('a merge request without end is not told in part', async () => {
  const { outward, asked } = scriptedOutward((path) =>
    path.includes('/repository/') ? missing() : { body: [commit], headers: { 'x-next-page': '2' } },
  )
  const brought = await readBrought({ outward, project, at, row: mergeRequest })
  expect(brought).toEqual({ commits: null, added: null, removed: null, files: null })
  expect(asked.filter((path) => path.includes('/commits?'))).toHaveLength(5)
})

test('lines are counted from the first hunk on', () => {
  const headed = { ...diff, diff: `--- a/x\n+++ b/x\n${diff.diff}` }
  expect(churnOf([headed])).toEqual({ added: 2, removed: 1, files: 1, whole: true })
  expect(churnOf([{ ...diff, diff: '' }])).toMatchObject({ added: 0, whole: true })
})

test('a version that leaves out lines without a word is not believed', () => {
  const { collapsed: _, too_large: __, ...old } = diff
  expect(churnOf([old])).toMatchObject({ added: 2, whole: true })
  expect(churnOf([{ ...old, diff: '' }])).toMatchObject({ whole: false })
  expect(churnOf([{ ...old, diff: '', renamed_file: true }])).toMatchObject({ whole: true })
  expect(churnOf(['rubbish'])).toMatchObject({ whole: false })
})
