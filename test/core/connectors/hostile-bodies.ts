import { gzipSync } from 'node:zlib'

type Change = (value: unknown, name: string) => unknown

/** A good answer with each of its values made something else. */
function everywhere(body: unknown, change: Change, name = ''): unknown {
  const changed = change(body, name)
  if (changed !== body || typeof body !== 'object' || body === null) return changed
  if (Array.isArray(body)) return body.map((one) => everywhere(one, change, name))
  return Object.fromEntries(
    Object.entries(body).map(([name, one]) => [name, everywhere(one, change, name)]),
  )
}

const texts =
  (to: (text: string) => string): Change =>
  (value) =>
    typeof value === 'string' ? to(value) : value
const numbers =
  (to: unknown): Change =>
  (value) =>
    typeof value === 'number' ? to : value
const dates =
  (to: string): Change =>
  (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? to : value
const lists =
  (to: (list: readonly unknown[]) => unknown): Change =>
  (value) =>
    Array.isArray(value) ? to(value) : value
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const objects =
  (to: (object: object) => unknown): Change =>
  (value, name) =>
    isObject(value) && name !== '' ? to(value) : value

const changed = (change: Change) => (body: unknown) => JSON.stringify(everywhere(body, change))
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const pollution = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}'

/** What may be made of a good answer that is a text. */
export type HostileTexts = Readonly<Record<string, (text: string) => string | Uint8Array>>

/** What a host that is broken, or means harm, may answer instead of what it should. */
export const hostileBodies: Readonly<Record<string, (body: unknown) => string | Uint8Array>> = {
  'a prototype alone': () => `{${pollution}}`,
  'a prototype in every object': (body) => JSON.stringify(body).replaceAll('{"', `{${pollution},"`),
  'ten thousand levels': () => nested(10_000),
  'a million levels': () => nested(1_000_000),
  'a million levels that never end': () => '[{"a":'.repeat(500_000),
  '11 MB': () => `"${'x'.repeat(11 * 1024 * 1024)}"`,
  'a field of 2 MB': (body) =>
    JSON.stringify(body).replace(/:"[^"]*"/, `:"${'x'.repeat(2 * 1024 * 1024)}"`),
  'texts with NUL': changed(texts((text) => `\u0000${text}\u0000`)),
  'texts that turn round': changed(texts((text) => `\u202e${text}\u2066`)),
  'texts with control characters': changed(texts((text) => `\u0007\u001b[31m${text}\u0085\r\n`)),
  'lone surrogates': changed(texts((text) => `\ud800${text}\udc00`)),
  'no texts': changed(texts(() => '')),
  'huge numbers': (body) =>
    JSON.stringify(body).replace(/([:[,])-?\d+(\.\d+)?(?=[,\]}])/g, '$11e400'),
  'numbers beyond the whole ones': changed(numbers(2 ** 60)),
  'negative numbers': changed(numbers(-1)),
  'numbers as text': changed(numbers('12')),
  'dates before the year one': changed(dates('-000001-01-01T00:00:00Z')),
  'dates at the end of time': changed(dates('+275760-09-13T00:00:00.000Z')),
  'dates after it': changed(dates('+999999-12-31T23:59:59Z')),
  'no dates': changed(dates('yesterday')),
  'empty lists': changed(lists(() => [])),
  'objects for lists': changed(lists((list) => ({ ...list }))),
  'lists for objects': changed(objects((object) => [object])),
  'nothing for objects': changed(objects(() => null)),
  'a list where an object is due, and the other way': (body) =>
    JSON.stringify(Array.isArray(body) ? { ...body } : [body]),
  'a refusal with control characters': () =>
    JSON.stringify({ status: 'error', error: '\u0000\u0007\u001b[31mno\u0085\r\n'.repeat(40) }),
  'a result of another type': (body) =>
    JSON.stringify(body).replace('"matrix"', JSON.stringify('\u0007\r\n\u001b[31m')),
  nothing: () => '',
  null: () => 'null',
  'a number': () => '7',
  'a sign-in page': () => '<!doctype html><title>Sign in</title><script>alert(1)</script>',
  'a row a line': (body) => `${JSON.stringify(body)}\n${JSON.stringify(body)}\n`,
  'half of it': (body) => JSON.stringify(body).slice(0, -20),
  'half of a zipped one': (body) => gzipSync(JSON.stringify(body)).subarray(0, 40),
}
