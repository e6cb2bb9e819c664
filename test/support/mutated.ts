import fc from 'fast-check'

type Path = readonly (string | number)[]

const rubbish = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    -1,
    1e308,
    2 ** 53,
    0.5,
    true,
    [],
    {},
    'x'.repeat(9),
  ),
  fc.constant(JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{}}}')),
  fc.anything({ maxDepth: 3 }),
)

/** A sample with some of its fields deleted, or made something else. */
export const mutated = (...samples: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.constantFrom(...samples).chain((sample) =>
    fc
      .array(fc.tuple(fc.constantFrom(...pathsOf(sample)), rubbish, fc.boolean()), {
        minLength: 1,
        maxLength: 4,
      })
      .map((changes) => changes.reduce<unknown>(change, sample)),
  )

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  const below = Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...at, name]))
  return at.length === 0 ? below : [at, ...below]
}

function change(of: unknown, [path, put, gone]: [Path, unknown, boolean]): unknown {
  const [name, ...rest] = path
  if (name === undefined) return put
  if (typeof of !== 'object' || of === null) return of
  const copy: Record<string | number, unknown> = { ...of }
  const inner = rest.length > 0 ? change(copy[name], [rest, put, gone]) : put
  if (rest.length === 0 && gone) delete copy[name]
  else copy[name] = inner
  return Array.isArray(of) ? Object.values(copy) : copy
}
