import type { Assurance } from '#shared/vocabulary/assurance.ts'

export type Vote = { readonly person: string; readonly assurance: Assurance | string }

export type TwoPersonRule = {
  /** How many different people have to stand behind it. */
  readonly needs: number
  /** Whose vote never counts: the one it benefits, or who asked for it. */
  readonly barred: readonly string[]
}

export type TwoPersonVerdict = {
  readonly outcome: 'met' | 'provisional' | 'unmet'
  readonly because: readonly string[]
}

/**
 * Counts different people, never the same one twice and never a barred one. A merely declared vote
 * is heard but proves nothing: with it the rule is met only provisionally.
 */
export function judgeTwoPerson(
  votes: readonly Vote[],
  { needs, barred }: TwoPersonRule,
): TwoPersonVerdict {
  const heard = votes.filter(({ person }) => !barred.includes(person))
  const sure = peopleIn(heard.filter(({ assurance }) => isSure(assurance)))
  const all = peopleIn(heard)
  const because = [
    `${sure.size} of ${needs} needed people stand behind it`,
    ...(all.size > sure.size ? [`${all.size - sure.size} more on their declared word alone`] : []),
    ...(heard.length < votes.length ? ['a vote of somebody it concerns does not count'] : []),
  ]
  if (sure.size >= needs) return { outcome: 'met', because }
  return { outcome: all.size >= needs ? 'provisional' : 'unmet', because }
}

const peopleIn = (votes: readonly Vote[]) => new Set(votes.map(({ person }) => person))

/** Whether it is known who speaks, and not merely said. */
export const isSure = (assurance: string): boolean => assurance === 'os' || assurance === 'proved'
