import type { ClassPolicy, DueBy } from '#shared/vocabulary/release.ts'

const steps: readonly { readonly by: DueBy; readonly words: string }[] = [
  { by: 'planned', words: 'to be planned' },
  { by: 'ready', words: 'to be ready' },
  { by: 'closed', words: 'to be closed' },
]

/** Asks for 4 things to be planned, 9 to be ready. */
export function tellAsked(policy: ClassPolicy): string {
  const all = [...policy.requiredFields, ...policy.requiredDocuments, ...policy.criteria]
  const parts = steps
    .map(({ by, words }) => ({ words, count: all.filter((one) => one.by === by).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }, place) => `${count}${place === 0 ? thing(count) : ''} ${words}`)
  return parts.length === 0 ? 'Asks for nothing.' : `Asks for ${parts.join(', ')}.`
}

const thing = (count: number) => (count === 1 ? ' thing' : ' things')
