import { expect, test } from 'vitest'
import { github } from '#core/connectors/github/github.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'

const API = 'https://api.github.com'
const repository = (name: string) => ({ full_name: name, description: `${name} is ours`, id: 1 })

type Answers = Parameters<typeof scriptedOutward>[0]

const probe = (answer: Answers, repositories: readonly string[] = []) =>
  github.probe({
    settings: { repositories: [...repositories], days: 90 },
    outward: scriptedOutward(answer).outward,
    now: 0,
  })

test('a probe says as whom, which version, and what could be read', async () => {
  const probed = await probe((path) => {
    if (path === '/user') {
      const headers = {
        'x-oauth-scopes': 'read:org, public_repo',
        'x-github-enterprise-version': '3.17.1',
        'github-authentication-token-expiration': '2026-12-01 10:00:00 UTC',
      }
      return { body: { login: 'kim', id: 7 }, headers }
    }
    const next = `${API}/user/repos?page=${path.includes('page=2') ? 3 : 2}`
    return { body: [repository(`octo/${path.length}`), { id: 3 }], next }
  })
  expect(probed).toMatchObject({ as: 'kim', version: '3.17.1', more: true })
  expect(probed.projects).toHaveLength(2)
  expect(probed.projects[0]?.says).toMatch(/is ours$/)
  expect(probed.remarks.join(' ')).toMatch(
    /lacks the scope “repo”.*until 2026-12-01.*No repository/,
  )
})

test('the token of an app belongs to nobody, and sees what it was installed for', async () => {
  const forbidden = new OutwardError('Not for apps.', { trouble: 'forbidden' })
  const probed = await probe((path) => {
    if (path === '/user') return Promise.reject(forbidden)
    if (path.startsWith('/installation/repositories?')) {
      return { body: { total_count: 1, repositories: [repository('octo/app')] } }
    }
    return undefined
  })
  expect(probed).toMatchObject({ as: null, more: false })
  expect(probed.projects).toEqual([{ project: 'octo/app', says: 'octo/app is ours' }])
})

test('what is chosen and cannot be read is named', async () => {
  const { remarks } = await probe(
    (path) => {
      if (path === '/user') return { body: { login: 'kim' } }
      if (path === '/repos/octo/there') return { body: repository('octo/there') }
      if (path.startsWith('/user/repos')) return { body: [] }
      return Promise.reject(new OutwardError('It is not there.', { trouble: 'missing' }))
    },
    ['octo/there', 'octo/gone'],
  )
  expect(remarks).toEqual(['octo/gone is not there, or the token may not see it.'])
})

test('a refused token is told of', async () => {
  const refused = new OutwardError('It is refused.', { trouble: 'unauthorised' })
  await expect(probe(() => Promise.reject(refused))).rejects.toBe(refused)
})

test('settings take names of repositories and nothing that leads elsewhere', () => {
  const fits = (repositories: unknown) => github.settings.safeParse({ repositories }).success
  expect(github.settings.parse({})).toEqual({ repositories: [], days: 90 })
  expect(fits(['octo-org/octo.repo', 'kim_corp/x'])).toBe(true)
  for (const odd of ['x', 'a/b/c', '../user', 'a/..', 'a/.', 'a/b?c', 'a/b ', '/a', 'a/']) {
    expect(fits([odd])).toBe(false)
  }
  expect(fits(['Octo/repo', 'octo/Repo'])).toBe(false)
  expect(github.settings.safeParse({ repositories: [], dayz: 1 }).success).toBe(false)
})

test('the secret goes as a bearer', () => {
  expect(github.authorize('s3cret', { repositories: [], days: 90 })).toEqual({
    authorization: 'Bearer s3cret',
  })
})
