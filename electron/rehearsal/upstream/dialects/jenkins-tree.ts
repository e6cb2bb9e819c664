/** What is asked for of a thing: names of its fields, each with what is asked for below it. */
export type Tree = ReadonlyMap<string, Branch>
type Branch = { readonly below: Tree; readonly from: number; readonly to: number }

/** A long list of which only a stretch is ever made. */
export type Stretch = { readonly slice: (from: number, to: number) => readonly Thing[] }
export type Thing = { readonly [field: string]: unknown }

const DEEPEST = 24

/** Reads `a,b[c,d]{0,10}`; `undefined` where that cannot be understood. */
export function readTree(text: string): Tree | undefined {
  const reading = { text, at: 0 }
  const tree = readFields(reading, 0)
  return tree && reading.at === text.length ? tree : undefined
}

type Reading = { readonly text: string; at: number }

function readFields(reading: Reading, depth: number): Tree | undefined {
  if (depth > DEEPEST) return undefined
  const fields = new Map<string, Branch>()
  for (;;) {
    const name = take(reading, /[A-Za-z_*][\w*]*/y)
    if (name === undefined) return undefined
    const below =
      take(reading, /\[/y) === undefined ? new Map<string, Branch>() : closed(reading, depth)
    if (!below) return undefined
    fields.set(name, { below, ...rangeIn(reading) })
    if (take(reading, /,/y) === undefined) return fields
  }
}

function closed(reading: Reading, depth: number): Tree | undefined {
  const below = readFields(reading, depth + 1)
  return below && take(reading, /\]/y) !== undefined ? below : undefined
}

/** `{M,N}` is from M up to but not including N; either may be left out; `{N}` is one alone. */
function rangeIn(reading: Reading): { from: number; to: number } {
  const said = take(reading, /\{\d*,?\d*\}/y)
  if (said === undefined) return { from: 0, to: Number.POSITIVE_INFINITY }
  const [from = '', to] = said.slice(1, -1).split(',')
  if (to === undefined) return { from: Number(from), to: Number(from) + 1 }
  return { from: Number(from), to: to === '' ? Number.POSITIVE_INFINITY : Number(to) }
}

function take(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at
  const found = pattern.exec(reading.text)?.[0]
  reading.at += found?.length ?? 0
  return found
}

const isStretch = (value: unknown): value is Stretch =>
  typeof value === 'object' && value !== null && 'slice' in value && !Array.isArray(value)

/** Only what is asked for, as Jenkins cuts it out; a field that is a function is made only then. */
export function cutOut(thing: Thing, tree: Tree): Thing {
  const cut: Record<string, unknown> = {}
  if (typeof thing['_class'] === 'string') cut['_class'] = thing['_class']
  for (const [name, value] of Object.entries(thing)) {
    const branch = tree.get(name) ?? tree.get('*')
    if (!branch) continue
    const made = typeof value === 'function' ? value() : value
    if (made !== undefined) cut[name] = toldOf(made, branch)
  }
  return cut
}

function toldOf(value: unknown, { below, from, to }: Branch): unknown {
  if (Array.isArray(value)) return value.slice(from, to).map((one) => partOf(one, below))
  if (isStretch(value)) return value.slice(from, to).map((one) => partOf(one, below))
  return partOf(value, below)
}

const partOf = (value: unknown, below: Tree): unknown =>
  typeof value === 'object' && value !== null ? cutOut(value as Thing, below) : value
