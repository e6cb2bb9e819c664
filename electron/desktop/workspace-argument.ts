import { resolve } from 'node:path'

const OPTION = '--workspace'

/** The workspace folder named among the words that the program was started with. */
export function workspaceAmong(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === OPTION || word.startsWith(`${OPTION}=`))
  const named = words[at]?.startsWith(`${OPTION}=`)
    ? words[at].slice(OPTION.length + 1)
    : words[at === -1 ? at : at + 1]
  return named && !named.startsWith('--') ? resolve(named) : undefined
}
