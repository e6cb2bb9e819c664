import { expect, test } from 'vitest'
import { Unfit } from '#core/connectors/connector.ts'
import { probeGitlab } from '#core/connectors/gitlab/probe-gitlab.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const settings = { projects: ['shop/checkout', 'shop/lost'], days: 90 }

const answers: Readonly<Record<string, unknown>> = {
  '/user': { id: 1, username: 'mira', name: 'Mira Okafor' },
  '/personal_access_tokens/self': { scopes: ['read_api'], expires_at: '2027-10-15' },
  '/metadata': { version: '18.3.1-ee', revision: 'abc', enterprise: true },
  '/projects': [
    { id: 1, path_with_namespace: 'shop/checkout', name_with_namespace: 'Shop / Checkout' },
    { id: 2, path_with_namespace: null },
  ],
  '/projects/shop%2Fcheckout': { id: 1 },
}

function probe(over: Readonly<Record<string, unknown>> = {}) {
  const told = { ...answers, ...over }
  const { outward } = scriptedOutward((path) => {
    const body = told[path.split('?')[0]!]
    if (body === undefined) throw new OutwardError('It is not there.', { trouble: 'missing' })
    if (body instanceof Error) throw body
    return { body }
  })
  return probeGitlab({ settings, outward, now: NOW })
}

test('a probe tells as whom, which version, and what could be read', async () => {
  expect(await probe()).toEqual({
    as: 'mira',
    version: '18.3.1-ee',
    projects: [{ project: 'shop/checkout', says: 'Shop / Checkout' }],
    more: false,
    remarks: ['shop/lost is not there, or the token may not see it.'],
  })
})

test('an older server tells its version elsewhere, and nothing of the token', async () => {
  const old = { '/metadata': undefined, '/version': { version: '14.0.0' } }
  const probed = await probe({ ...old, '/personal_access_tokens/self': undefined })
  expect(probed).toMatchObject({ version: '14.0.0', remarks: [expect.stringMatching(/lost/)] })
})

test('a token that may too little, or not for long, is remarked upon', async () => {
  const { remarks } = await probe({
    '/personal_access_tokens/self': { scopes: ['read_user'], expires_at: '2026-11-30' },
  })
  expect(remarks.slice(0, 2)).toEqual([
    'The token lacks the scope read_api; without it nothing can be read.',
    'The token expires on 2026-11-30.',
  ])
})

test('whoever is no GitLab is not taken for one', async () => {
  await expect(probe({ '/user': [] })).rejects.toThrow(Unfit)
})

test('a token that is not taken is for whoever asked', async () => {
  const refused = new OutwardError('The token is not taken.', { trouble: 'unauthorised' })
  await expect(probe({ '/user': refused })).rejects.toBe(refused)
})
