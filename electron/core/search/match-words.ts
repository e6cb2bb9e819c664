/** Most words of a question that are looked for. */
const MOST_WORDS = 20

/** One question to the index, from the narrowest to the widest. */
export type Match = {
  /** Titles that begin with the first word and have the others. */
  readonly opening: string
  readonly titles: string
  readonly anywhere: string
}

/**
 * What people typed as questions to the index: every word has to begin some word, in any order.
 * Each is quoted, so nothing in it is syntax. `undefined` where there is no letter and no digit.
 */
export function matchWords(typed: string): Match | undefined {
  const [first, ...others] = wordsIn(typed).map(prefix)
  if (first === undefined) return undefined
  const anywhere = [first, ...others].join(' ')
  const rest = others.length === 0 ? '' : ` AND title : (${others.join(' ')})`
  return { opening: `title : ^ ${first}${rest}`, titles: `title : (${anywhere})`, anywhere }
}

/** A mark of its own means nothing; within a word it holds the word together, as in 4.2.0. */
function wordsIn(typed: string): string[] {
  const words = typed
    .toLowerCase()
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  return [...new Set(words)].filter(isNeeded).slice(0, MOST_WORDS)
}

/** What begins another word is found wherever that one is. */
const isNeeded = (word: string, _: number, words: readonly string[]) =>
  words.every((other) => other === word || !other.startsWith(word))

const prefix = (word: string) => `"${word.replaceAll('"', '""')}" *`
