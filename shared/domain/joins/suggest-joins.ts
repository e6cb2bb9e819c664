import type { JoinSuggestion, JoinTarget } from '#shared/vocabulary/join.ts'
import { foldObserved } from './fold-observed.ts'
import { nameWords } from './name-words.ts'

/** What could be meant: a service with where its code lies, or an environment. */
export type Candidate = {
  readonly id: JoinTarget
  readonly name: string
  readonly repository: string | null
}

const SUGGESTED = 3
/** How much of their words two names share at least, to be worth a look. */
const ENOUGH = 0.5

type Weighed = JoinSuggestion & { readonly weight: number; readonly name: string }

/** What a name is likely to mean, the best first; only a hint, whatever it is called. */
export function openSuggesting(candidates: readonly Candidate[]) {
  const known = candidates.map((candidate) => ({
    candidate,
    words: wordsIn(candidate.name),
    path: candidate.repository === null ? undefined : pathOf(candidate.repository),
  }))
  return (name: string): readonly JoinSuggestion[] => {
    const asked = { path: segmentsOf(name), last: wordsIn(lastOf(name)) }
    return known
      .flatMap((one) => weigh(asked, one) ?? [])
      .toSorted(heaviestFirst)
      .slice(0, SUGGESTED)
      .map(({ to, hint, because }) => ({ to, hint, because }))
  }
}

/** In their order and each once, made once for however many names are compared. */
type Words = { readonly said: string; readonly each: ReadonlySet<string> }
type Asked = { readonly path: readonly string[]; readonly last: Words }
type Known = {
  readonly candidate: Candidate
  readonly words: Words
  readonly path: readonly string[] | undefined
}

function weigh(asked: Asked, { candidate, words, path }: Known): Weighed | undefined {
  const { id: to, name } = candidate
  if (path && endsIn(path, asked.path)) {
    const because = `The code of ${name} lies at ${candidate.repository}.`
    return { to, name, hint: 'certain', because, weight: 3 }
  }
  if (words.said !== '' && words.said === asked.last.said) {
    return { to, name, hint: 'likely', because: `It goes by the name of ${name}.`, weight: 2 }
  }
  const shared = overlap(asked.last, words)
  if (shared.share < ENOUGH) return undefined
  const because = `It shares ${shared.words.join(', ')} with ${name}.`
  return { to, name, hint: 'possible', because, weight: shared.share }
}

const heaviestFirst = (a: Weighed, b: Weighed): number =>
  b.weight - a.weight || order(a.name, b.name) || order(a.to, b.to)

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function wordsIn(name: string): Words {
  const words = nameWords(name)
  return { said: words.join(' '), each: new Set(words) }
}

function overlap({ each: a }: Words, { each: b }: Words) {
  const words: string[] = []
  for (const word of a) if (b.has(word)) words.push(word)
  const all = a.size + b.size - words.length
  return { words, share: all === 0 ? 0 : words.length / all }
}

const segmentsOf = (name: string): readonly string[] =>
  foldObserved(name).split('/').filter(Boolean)
const lastOf = (name: string): string => name.split('/').filter(Boolean).at(-1) ?? ''

/** Where it lies on its host; `undefined` for what is no address. */
function pathOf(repository: string): readonly string[] | undefined {
  if (!URL.canParse(repository)) return undefined
  return segmentsOf(new URL(repository).pathname.replace(/(\.git)?\/*$/i, ''))
}

const endsIn = (path: readonly string[], project: readonly string[]): boolean =>
  project.length > 0 &&
  project.length <= path.length &&
  project.every((segment, at) => segment === path[path.length - project.length + at])
