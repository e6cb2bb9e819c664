import type { Action } from '#renderer/workbench/action.ts'

/** Actions in which each typed word begins some word, those of whose label it does first. */
export function matchActions(actions: readonly Action[], typed: string): readonly Action[] {
  const words = wordsOf(typed)
  if (words.length === 0) return actions.slice(0, 12)
  const inLabel = (action: Action) => begins(wordsOf(action.label), words)
  const anywhere = (action: Action) =>
    begins(wordsOf([action.label, action.menu, ...(action.keywords ?? [])].join(' ')), words)
  const first = actions.filter(inLabel)
  return [...first, ...actions.filter((one) => !first.includes(one) && anywhere(one))].slice(0, 8)
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

const begins = (words: readonly string[], starts: readonly string[]): boolean =>
  starts.every((start) => words.some((word) => word.startsWith(start)))
