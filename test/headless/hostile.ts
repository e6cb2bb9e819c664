import { contract } from '#shared/contract/index.ts'

/** A seeded source of numbers in [0, 1): a run that fails can be run again. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

type Random = () => number
const oneOf = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)]!

const PROTOTYPE = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']
const names = [
  ...Object.keys(contract),
  ...PROTOTYPE,
  '',
  ' ',
  '.',
  'people.',
  'people.list\0',
  '💥',
]
const keys = [
  ...PROTOTYPE,
  'limit',
  'after',
  'name',
  'personId',
  'reason',
  'folder',
  'file',
  '$where',
]

const leaves: readonly ((random: Random) => unknown)[] = [
  () => null,
  () => true,
  (random) => random() * 1e308 * (random() < 0.5 ? -1 : 1),
  () => -0,
  () => Number.MAX_SAFE_INTEGER + 2,
  (random) => 'x'.repeat(Math.floor(random() * 20_000)),
  () => "'; DROP TABLE ledger; --",
  () => '../../../../etc/passwd',
  () => '\ud800',
  () => '%s%n{{7*7}}<script>alert(1)</script>',
  (random) => '𝒳\u0000\u202e'.repeat(Math.floor(random() * 50)),
  () => '01931a2b-3c4d-7e5f-8a6b-7c8d9e0f1a2b',
]

/** Any JSON, some of it deep, wide or named like what an object inherits. */
export function hostileValue(random: Random, depth = 0): unknown {
  const kind = random()
  if (depth > 6 || kind < 0.5) return oneOf(random, leaves)(random)
  const length = Math.floor(random() * 6)
  if (kind < 0.65) return Array.from({ length }, () => hostileValue(random, depth + 1))
  if (kind < 0.68) return nested(Math.floor(random() * 3000))
  const pairs = Array.from({ length }, () => {
    const value = JSON.stringify(hostileValue(random, depth + 1)) ?? 'null'
    return `${JSON.stringify(oneOf(random, keys))}:${value}`
  })
  return raw(`{${pairs.join(',')}}`)
}

/** `JSON.parse` keeps an own `__proto__`, which a literal would not. */
const raw = (text: string): unknown => JSON.parse(text)

const nested = (depth: number): unknown => raw(`${'['.repeat(depth)}${']'.repeat(depth)}`)

/** A call of which any part may be anything. */
export function hostileCall(random: Random): unknown {
  const maybe = (usual: unknown) => (random() < 0.25 ? hostileValue(random) : usual)
  if (random() < 0.08) return hostileValue(random)
  return {
    name: maybe(oneOf(random, names)),
    input: random() < 0.15 ? {} : hostileValue(random),
    commandId: maybe('01931a2b-3c4d-7e5f-8a6b-7c8d9e0f1a2b'),
    ...(random() < 0.1 && { session: { person: 'admin', assurance: 'proved' } }),
  }
}

const types = [
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  '',
]
const tokens = [
  '',
  'Bearer ',
  `Bearer ${'A'.repeat(43)}`,
  `bearer ${'A'.repeat(43)}`,
  'Basic a2ltOmtpbQ==',
]

export type HostileRequest = {
  readonly path: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: string
}

export function hostileRequest(random: Random): HostileRequest {
  const text = JSON.stringify(hostileCall(random)) ?? ''
  const torn = random() < 0.1 ? text.slice(0, Math.floor(random() * text.length)) : text
  return {
    path: oneOf(random, ['/call', '/call', '/call', '/session', '/call?x=1', '/CALL', '/call/']),
    method: random() < 0.9 ? 'POST' : oneOf(random, ['PUT', 'DELETE', 'PATCH']),
    headers: {
      'content-type': oneOf(random, types),
      authorization: oneOf(random, tokens),
      cookie: `token=${'A'.repeat(43)}`,
    },
    body: torn,
  }
}
