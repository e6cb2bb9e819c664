import { expect, test } from 'vitest'
import type { ExchangeAnswer } from '#core/ports.ts'
import { openOutwards } from '#core/sync/open-outward.ts'
import { virtualClock } from '../../support/ports.ts'
import { failureOf, openScene, trust } from './outward-scene.ts'

const MB = 1024 * 1024

async function read(body: unknown, over: { as?: 'text'; status?: number; type?: string } = {}) {
  const { as, status = 200, type } = over
  const { open } = openScene(() => ({
    status,
    body,
    ...(type && { headers: { 'content-type': type } }),
  }))
  const answer = await open().outward.get({ path: 'x' }, as ? { as } : {})
  return answer.is === 'fresh' ? answer.body : 'same'
}

test('what looks like a prototype is left out', async () => {
  const hostile =
    '{"a":{"__proto__":{"bad":1},"b":[{"\\u005f_proto__":2,"c":3}]},"__proto__":{"bad":1}}'
  const body = await read(hostile)
  expect(JSON.stringify(body)).toBe('{"a":{"b":[{"c":3}]}}')
  expect(Object.assign({}, body)).not.toHaveProperty('bad')
})

test('a byte order mark and broken letters do no harm', async () => {
  expect(await read(Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from('{"a":1}')]))).toEqual({ a: 1 })
  expect(await read(Buffer.from([0x22, 0xff, 0xc3, 0x22]))).toBe('\ufffd\ufffd')
})

test('text is read in the alphabet that the host names', async () => {
  const latin = Buffer.from([0xfc])
  expect(await read(latin, { as: 'text', type: 'text/csv; charset="ISO-8859-1"' })).toBe('ü')
  expect(await read(latin, { as: 'text', type: 'text/csv; charset=klingon' })).toBe('\ufffd')
})

test('nothing, where the host means it', async () => {
  expect(await read('', { status: 204 })).toBeUndefined()
  expect(await failureOf(read(''))).toMatchObject({ trouble: 'notUnderstood' })
})

test.each([
  ['{"a":', 'not whole JSON'],
  ['<html><title>Sign in</title>', 'sign-in page'],
  ['<!doctype html><form action="/login">', 'sign-in page'],
  ['\n <html>Maintenance', 'web page'],
  ['  ', 'nothing'],
])('%j is not understood', async (body, words) => {
  const error = await failureOf(read(body))
  expect(error).toMatchObject({ trouble: 'notUnderstood', passing: false })
  expect(error.message).toContain(words)
})

test.each([
  ['['.repeat(65) + ']'.repeat(65), 'deeper than 64'],
  ['{"a":'.repeat(1_000_000), 'deeper than 64'],
  [JSON.stringify({ a: 'x'.repeat(MB + 1) }), 'field of more than 1 MB'],
])('text %# is too much', async (body, words) => {
  const error = await failureOf(read(body))
  expect(error).toMatchObject({ trouble: 'tooLarge', passing: false })
  expect(error.message).toContain(words)
})

test('ten megabytes are read and a byte more is not', async () => {
  expect(await read('x'.repeat(10 * MB), { as: 'text' })).toHaveLength(10 * MB)
  expect(await failureOf(read('x'.repeat(10 * MB + 1), { as: 'text' }))).toMatchObject({
    trouble: 'tooLarge',
  })
})

test('a body without an end is left where it became too much, whatever length it claims', async () => {
  let [sent, closed] = [0, false]
  async function* endless() {
    try {
      while (true) {
        sent += MB
        yield new Uint8Array(MB)
      }
    } finally {
      closed = true
    }
  }
  const exchange = async (): Promise<ExchangeAnswer> => ({
    status: 200,
    headers: { 'content-length': '2' },
    body: endless(),
  })
  const { outward } = openOutwards({ exchange, clock: virtualClock(), random: () => 0 }).for({
    baseUrl: 'https://git.example',
    headers: {},
    identity: '',
    ...{ trust, plainHttpTo: null, atOnce: 1, validators: { find: () => undefined } },
    signal: new AbortController().signal,
  })
  expect(await failureOf(outward.get({ path: 'x' }))).toMatchObject({ trouble: 'tooLarge' })
  expect(sent).toBe(11 * MB)
  expect(closed).toBe(true)
})
