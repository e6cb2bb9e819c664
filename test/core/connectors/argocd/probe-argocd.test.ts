import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { argocd } from '#core/connectors/argocd/argocd.ts'
import { ArgocdSettings } from '#core/connectors/argocd/argocd-settings.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { application, listed } from './sample-application.ts'

type Said = { readonly user?: unknown; readonly items?: unknown; readonly version?: unknown }

function probe({ user, items, version }: Said, applications: string[] = []) {
  const { outward } = scriptedOutward((path) => {
    if (path === '/api/version') return { body: version ?? { Version: 'v3.1.0+03c4ad8' } }
    if (path === '/api/v1/session/userinfo') return { body: user }
    return { body: { items } }
  })
  return argocd.probe({ settings: ArgocdSettings.parse({ applications }), outward, now: 0 })
}

describe('trying an Argo CD', () => {
  it('tells as whom, which version, and what can be read', async () => {
    const user = { loggedIn: true, username: 'signalbox', iss: 'argocd' }
    expect(await probe({ user, items: [listed(application)] }, ['checkout-prod'])).toEqual({
      as: 'signalbox',
      version: 'v3.1.0+03c4ad8',
      projects: [{ project: 'argocd/checkout-prod', says: 'Healthy' }],
      more: false,
      remarks: [],
    })
  })

  it('says that it asks as nobody, and what it is not shown', async () => {
    const { as, remarks } = await probe({ user: {}, items: null }, ['other/checkout-prod'])
    expect(as).toBeNull()
    expect(remarks).toEqual([
      'Argo CD takes us for nobody: it shows what anybody may see.',
      'It shows no application: the token may need applications, get.',
      'It shows no other/checkout-prod.',
    ])
  })

  it('lists so many and says that there are more', async () => {
    const { projects, more } = await probe({ items: Array(201).fill(listed(application)) })
    expect([projects.length, more]).toEqual([200, true])
  })

  it('takes nothing for an Argo CD that is none', async () => {
    await expect(probe({ version: '<html>' })).rejects.toThrow(/no Argo CD/)
  })
})

describe('how an Argo CD is asked', () => {
  const stream = argocd.streams[0]

  it('is asked for everything where nothing is named', () => {
    expect(stream?.parts(ArgocdSettings.parse({}))).toEqual(['*'])
    expect(stream?.parts(ArgocdSettings.parse({ applications: ['a', 'b', 'a'] }))).toEqual([
      'a',
      'b',
    ])
  })

  it('takes names that lead nowhere else', () => {
    for (const name of ['..', 'a/../b', 'a/b/c', '*', 'A B']) {
      expect(ArgocdSettings.safeParse({ applications: [name] }).success).toBe(false)
    }
    expect(z.toJSONSchema(ArgocdSettings, { io: 'input' })).toHaveProperty('properties.placeFrom')
  })

  it('shows a token as it is', () => {
    expect(argocd.authorize(' ey.J0 ', ArgocdSettings.parse({}))).toEqual({
      authorization: 'Bearer ey.J0',
    })
  })
})
