import { expect, test } from 'vitest'
import { openSourceSecrets } from '#core/sources/source-secrets.ts'
import { SourceId } from '#shared/vocabulary/ids.ts'
import { secretsInMemory } from '../../support/ports.ts'

const id = SourceId.parse('01935000-0000-7000-8000-000000000001')
const at = (baseUrl: string) => ({ id, baseUrl })

async function kept() {
  const port = secretsInMemory()
  const secrets = openSourceSecrets(port)
  await secrets.keep(at('https://ci.example.org/jenkins'), { secret: 't', clientKey: 'k' })
  return { port, secrets }
}

test.each(['https://ci.example.org', 'https://CI.example.org:443/other?x=1'])(
  'at %s it is the same host, which gets what was given for it',
  async (baseUrl) => {
    const { secrets } = await kept()
    expect(await secrets.read(at(baseUrl))).toEqual({ secret: 't', clientKey: 'k' })
  },
)

test.each([
  'http://ci.example.org',
  'https://ci.example.org:8443',
  'https://ci.example.org.evil.example',
  'https://example.org',
  'https://ci.example.org@evil.example/',
  'file:///ci.example.org',
])('at %s there is nothing to send', async (baseUrl) => {
  const { secrets } = await kept()
  expect(await secrets.read(at(baseUrl))).toEqual({})
})

test('what is not given stays, and what is forgotten is gone', async () => {
  const { port, secrets } = await kept()
  const here = at('https://ci.example.org')
  await secrets.keep(here, { secret: 'new' })
  expect(await secrets.read(here)).toEqual({ secret: 'new', clientKey: 'k' })
  await secrets.forgetClientKey(id)
  expect(await secrets.read(here)).toEqual({ secret: 'new' })
  await secrets.forget(id)
  expect(port.kept.size).toBe(0)
})

test.each(['bare-token', '{"type":"service_account"}', 'null', '"x"'])(
  'what was put there as it is, such as %s, is taken as it is',
  async (text) => {
    const { port, secrets } = await kept()
    port.kept.set(`source/${id}`, text)
    expect((await secrets.read(at('https://anywhere.example'))).secret).toBe(text)
  },
)
