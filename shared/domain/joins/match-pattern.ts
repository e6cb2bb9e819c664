import { foldObserved } from './fold-observed.ts'

/** One character, or a star: any text within a segment, or any text at all. */
type Token = string

/** A pattern without stars means exactly that name. */
export const isExact = (pattern: string): boolean => !pattern.includes('*')

export const tokensOf = (pattern: string): readonly Token[] =>
  foldObserved(pattern)
    .match(/\*\*+|./gsu)
    ?.map((token) => token.replace(/^\*{2,}$/, '**')) ?? []

/** Prepares a pattern; the answer says of a name whether it fits as a whole, however it is capitalised. */
export function matchPattern(pattern: string): (name: string) => boolean {
  const fits = matchFolded(pattern)
  return (name) => fits(foldObserved(name))
}

/** The same for names that are folded already: many patterns ask for one name. */
export function matchFolded(pattern: string): (folded: string) => boolean {
  const wanted = foldObserved(pattern)
  if (isExact(pattern)) return (folded) => folded === wanted
  const tokens = tokensOf(pattern)
  const head = wanted.slice(0, wanted.indexOf('*'))
  const tail = wanted.slice(wanted.lastIndexOf('*') + 1)
  return (folded) => folded.startsWith(head) && folded.endsWith(tail) && fits([...folded], tokens)
}

/**
 * No more steps than the product of both lengths, whatever somebody wrote: a star only ever goes back
 * to where it stood last, because what an earlier one could take, the last one of its kind can too.
 */
function fits(name: readonly string[], tokens: readonly Token[]): boolean {
  let [at, token] = [0, 0]
  let star: Star | undefined
  let deep: Star | undefined
  while (at < name.length) {
    if (tokens[token] === '**') {
      token += 1
      deep = { token, at }
      star = undefined
    } else if (tokens[token] === '*') {
      token += 1
      star = { token, at }
    } else if (tokens[token] === name[at]) {
      token += 1
      at += 1
    } else {
      if (star && name[star.at] === '/') star = undefined
      const back: Star | undefined = star ?? deep
      if (!back) return false
      back.at += 1
      at = back.at
      token = back.token
    }
  }
  while (tokens[token]?.startsWith('*')) token += 1
  return token === tokens.length
}

type Star = { readonly token: number; at: number }
