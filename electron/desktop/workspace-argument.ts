import { resolve } from 'node:path'

const OPTION = '--workspace'

/** The workspace folder named among the words the program was started with, or by its environment. */
export function workspaceAmong(
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const at = words.findIndex((word) => word === OPTION || word.startsWith(`${OPTION}=`))
  const named = words[at]?.startsWith(`${OPTION}=`)
    ? words[at].slice(OPTION.length + 1)
    : words[at === -1 ? at : at + 1]
  const chosen = named && !named.startsWith('--') ? named : env['SIGNALBOX_WORKSPACE']
  return chosen ? resolve(chosen) : undefined
}
