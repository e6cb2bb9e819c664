import { functions } from './promql-functions.ts'

export type Labels = Readonly<Record<string, string>>
/** A series of which any moment can be asked. */
export type Series = { readonly labels: Labels; readonly at: (ms: number) => number | undefined }
export type Sample = { readonly labels: Labels; readonly value: number }
export type Value =
  | { readonly is: 'scalar'; readonly value: number }
  | { readonly is: 'vector'; readonly samples: readonly Sample[] }
export type Evaluate = (ms: number) => Value
type Find = (name: string, fits: (labels: Labels) => boolean) => readonly Series[]

/** A query that this little Prometheus does not understand; said as Prometheus says it. */
export class BadQuery extends Error {}

type Reading = { readonly tokens: readonly string[]; at: number; readonly find: Find }
const token =
  /\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?|[A-Za-z_:][\w:]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|=~|!~|!=|\[[^\]]*\]|[-+*/(){},=])/y

/** The part of PromQL that metrics are mostly asked in: selectors, rates, sums and the four operations. */
export function readQuery(text: string, find: Find): Evaluate {
  const reading: Reading = { tokens: tokensOf(text), at: 0, find }
  const evaluate = sum(reading)
  if (reading.at < reading.tokens.length) throw unexpected(reading)
  return evaluate
}

function tokensOf(text: string): readonly string[] {
  const found: string[] = []
  let at = 0
  while (text.slice(at).trim() !== '') {
    token.lastIndex = at
    const one = token.exec(text)
    if (!one)
      throw new BadQuery(
        `1:${at + 1}: parse error: unexpected character: '${text.slice(at).trim()[0]}'`,
      )
    found.push(one[1]!)
    at = token.lastIndex
  }
  if (found.length === 0) throw new BadQuery('no expression found in input')
  if (found.length > 2000) throw new BadQuery('the expression is too long')
  return found
}

const unexpected = ({ tokens, at }: Reading): BadQuery =>
  new BadQuery(
    `1:1: parse error: unexpected ${tokens[at] === undefined ? 'end of input' : `"${tokens[at]}"`}`,
  )

const peek = ({ tokens, at }: Reading): string | undefined => tokens[at]
function next(reading: Reading): string {
  const found = reading.tokens[reading.at]
  if (found === undefined) throw unexpected(reading)
  reading.at += 1
  return found
}
function expect(reading: Reading, wanted: string): void {
  if (peek(reading) !== wanted) throw unexpected(reading)
  reading.at += 1
}

const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

const sum = (reading: Reading): Evaluate => chain(reading, ['+', '-'], product)
const product = (reading: Reading): Evaluate => chain(reading, ['*', '/'], factor)

function chain(
  reading: Reading,
  signs: readonly string[],
  part: (reading: Reading) => Evaluate,
): Evaluate {
  let left = part(reading)
  while (signs.includes(peek(reading) ?? '')) {
    const apply = operations[next(reading)]!
    const [one, other] = [left, part(reading)]
    left = (ms) => combine(one(ms), other(ms), apply)
  }
  return left
}

/** Numbers with numbers, vectors with a number, or series that bear the same labels. */
function combine(one: Value, other: Value, apply: (a: number, b: number) => number): Value {
  if (one.is === 'scalar' && other.is === 'scalar') {
    return { is: 'scalar', value: apply(one.value, other.value) }
  }
  if (other.is === 'scalar') return mapped(one, (value) => apply(value, other.value))
  if (one.is === 'scalar') return mapped(other, (value) => apply(one.value, value))
  const right = new Map(
    other.samples.map((sample) => [keyOf(nameless(sample.labels)), sample.value]),
  )
  const samples = one.samples.flatMap(({ labels, value }) => {
    const match = right.get(keyOf(nameless(labels)))
    return match === undefined ? [] : [{ labels: nameless(labels), value: apply(value, match) }]
  })
  return { is: 'vector', samples }
}

const mapped = (value: Value, change: (value: number) => number): Value =>
  value.is === 'scalar'
    ? { is: 'scalar', value: change(value.value) }
    : {
        is: 'vector',
        samples: value.samples.map(({ labels, value: old }) => ({
          labels: nameless(labels),
          value: change(old),
        })),
      }

/** Labels of a series are the same thing at every step, so what follows from them is made once. */
function oncePer<T>(make: (labels: Labels) => T): (labels: Labels) => T {
  const made = new WeakMap<Labels, { readonly is: T }>()
  return (labels) => {
    const known = made.get(labels) ?? { is: make(labels) }
    made.set(labels, known)
    return known.is
  }
}

export const keyOf = oncePer((labels) => JSON.stringify(Object.entries(labels).toSorted()))
export const nameless = oncePer(({ __name__: _, ...labels }): Labels => labels)

const aggregations: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum: (values) => values.reduce((a, b) => a + b, 0),
  avg: (values) => values.reduce((a, b) => a + b, 0) / values.length,
  max: (values) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  min: (values) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
  count: (values) => values.length,
}

function factor(reading: Reading): Evaluate {
  const word = next(reading)
  if (word === '-') {
    const inner = factor(reading)
    return (ms) => mapped(inner(ms), (value) => -value)
  }
  if (word === '(') {
    const inner = sum(reading)
    expect(reading, ')')
    return inner
  }
  if (/^\d/.test(word)) {
    const value = Number(word)
    return () => ({ is: 'scalar', value })
  }
  if (Object.hasOwn(aggregations, word) && ['(', 'by', 'without'].includes(peek(reading) ?? '')) {
    return aggregate(reading, aggregations[word]!)
  }
  if (peek(reading) === '(') return call(reading, word)
  if (word !== '{' && !/^[A-Za-z_:]/.test(word))
    throw unexpected({ ...reading, at: reading.at - 1 })
  const series = selected(reading, word)
  return (ms) => ({
    is: 'vector',
    samples: series.flatMap(({ labels, at }) => {
      const value = at(ms)
      return value === undefined ? [] : [{ labels, value }]
    }),
  })
}

/** `sum by (service) (…)`, or the same with the labels behind. */
function aggregate(reading: Reading, over: (values: readonly number[]) => number): Evaluate {
  const before = groupingIn(reading)
  expect(reading, '(')
  const inner = sum(reading)
  expect(reading, ')')
  const keeps = before ?? groupingIn(reading) ?? (() => false)
  const keptOf = oncePer((labels) =>
    Object.fromEntries(Object.entries(nameless(labels)).filter(([name]) => keeps(name))),
  )
  return (ms) => {
    const value = inner(ms)
    if (value.is === 'scalar')
      throw new BadQuery('expected type instant vector in aggregation expression, got scalar')
    const groups = new Map<string, { labels: Labels; values: number[] }>()
    for (const sample of value.samples) {
      const labels = keptOf(sample.labels)
      const group = groups.get(keyOf(labels)) ?? { labels, values: [] }
      group.values.push(sample.value)
      groups.set(keyOf(labels), group)
    }
    return {
      is: 'vector',
      samples: [...groups.values()].map(({ labels, values }) => ({ labels, value: over(values) })),
    }
  }
}

function groupingIn(reading: Reading): ((label: string) => boolean) | undefined {
  const word = peek(reading)
  if (word !== 'by' && word !== 'without') return undefined
  next(reading)
  expect(reading, '(')
  const named = new Set<string>()
  while (peek(reading) !== ')') {
    named.add(next(reading))
    if (peek(reading) === ',') next(reading)
  }
  expect(reading, ')')
  return (label) => named.has(label) === (word === 'by')
}

function call(reading: Reading, name: string): Evaluate {
  expect(reading, '(')
  if (name === 'vector') {
    const inner = sum(reading)
    expect(reading, ')')
    return (ms) => {
      const value = inner(ms)
      return value.is === 'scalar'
        ? { is: 'vector', samples: [{ labels: {}, value: value.value }] }
        : value
    }
  }
  const over = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!over) throw new BadQuery(`1:1: parse error: unknown function with name "${name}"`)
  const series = selected(reading, next(reading))
  const rangeMs = durationOf(next(reading))
  expect(reading, ')')
  return (ms) => ({
    is: 'vector',
    samples: series.flatMap((one) => {
      const value = over(one, { from: ms - rangeMs, to: ms })
      return value === undefined ? [] : [{ labels: nameless(one.labels), value }]
    }),
  })
}

const units: Readonly<Record<string, number>> = {
  ...{ ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 },
}

function durationOf(text: string): number {
  const parts = [...text.matchAll(/(\d+)(ms|[smhdw])/g)]
  const whole = parts.map(([part]) => part).join('')
  if (parts.length === 0 || text !== `[${whole}]`) {
    throw new BadQuery('1:1: parse error: expected type range vector in call to function')
  }
  return parts.reduce((ms, [, count, unit]) => ms + Number(count) * units[unit!]!, 0)
}

/** `name{label="value",…}`. */
function selected(reading: Reading, word: string): readonly Series[] {
  const matchers: ((labels: Labels) => boolean)[] = []
  if (word === '{' || peek(reading) === '{') {
    if (word !== '{') expect(reading, '{')
    while (peek(reading) !== '}') {
      const [label, sign, quoted] = [next(reading), next(reading), next(reading)]
      matchers.push(matcherOf({ label, sign, quoted }))
      if (peek(reading) === ',') next(reading)
    }
    expect(reading, '}')
  }
  const fits = (labels: Labels) => matchers.every((one) => one(labels))
  return reading.find(word === '{' ? '' : word, fits)
}

type Written = { readonly label: string; readonly sign: string; readonly quoted: string }

function matcherOf({ label, sign, quoted }: Written): (labels: Labels) => boolean {
  if (!/^["']/.test(quoted)) {
    throw new BadQuery(
      `1:1: parse error: unexpected "${quoted}" in label matching, expected string`,
    )
  }
  const value = quoted.slice(1, -1).replaceAll(/\\(.)/g, '$1')
  if (sign === '=') return (labels) => (labels[label] ?? '') === value
  if (sign === '!=') return (labels) => (labels[label] ?? '') !== value
  if (sign !== '=~' && sign !== '!~') {
    throw new BadQuery(`1:1: parse error: unexpected "${sign}" in label matching`)
  }
  const pattern = patternOf(value)
  return (labels) => pattern.test(labels[label] ?? '') === (sign === '=~')
}

function patternOf(value: string): RegExp {
  try {
    return new RegExp(`^(?:${value})$`, 's')
  } catch {
    throw new BadQuery(`1:1: parse error: error parsing regexp: \`${value}\``)
  }
}
