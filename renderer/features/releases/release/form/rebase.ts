/** A form over something that others may change as well: as it was opened, as it stands, as typed. */
type Edits<V> = { readonly base: V; readonly theirs: V; readonly mine: V }

/** The fields that differ; blanks around words do not count. */
export const differing = <V extends object>(one: V, other: V): readonly (keyof V & string)[] =>
  (Object.keys(one) as (keyof V & string)[]).filter((key) => !isSame(one[key], other[key]))

const isSame = (one: unknown, other: unknown) => written(one) === written(other)
const written = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? part.trim() : part))

/** What somebody else changed since the form was opened, and does not say what the form says. */
export const changedMeanwhile = <V extends object>({ base, theirs, mine }: Edits<V>) =>
  differing(base, theirs).filter((key) => !isSame(theirs[key], mine[key]))

/** All that they changed, over what was typed. */
export const takeTheirs = <V extends object>(edits: Edits<V>): V =>
  over(edits, changedMeanwhile(edits))

/** What was typed stays; what nobody typed in follows them, so that nothing of theirs is taken back unseen. */
export function keepMine<V extends object>(edits: Edits<V>): V {
  const typed = differing(edits.base, edits.mine)
  return over(
    edits,
    changedMeanwhile(edits).filter((key) => !typed.includes(key)),
  )
}

const over = <V extends object>({ theirs, mine }: Edits<V>, keys: readonly (keyof V)[]): V => ({
  ...mine,
  ...Object.fromEntries(keys.map((key) => [key, theirs[key]])),
})
