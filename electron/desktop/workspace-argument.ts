import { resolve } from 'node:path'
import type { Elsewhere } from '#core/ports.ts'
import { rehearsalFolder } from '../rehearsal/rehearsal-folder.ts'
import { Size } from '../rehearsal/sizes.ts'

const OPTION = '--workspace'
const REHEARSAL = '--rehearsal'

/** Which rehearsal the program was started with; the small one where no size is named. */
export function rehearsalAmong(words: readonly string[]): Size | undefined {
  const at = words.findIndex((word) => word === REHEARSAL || word.startsWith(`${REHEARSAL}=`))
  const asked = words[at]
  if (asked === undefined) return undefined
  const size = asked === REHEARSAL ? words[at + 1] : asked.slice(REHEARSAL.length + 1)
  return Size.safeParse(size).data ?? 'small'
}

/** Whether no source is to be asked anything. */
export const isOffline = (words: readonly string[]): boolean => words.includes('--offline')

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
  if (chosen) return resolve(chosen)
  const size = rehearsalAmong(words)
  return size && rehearsalFolder(size)
}

/** The words to start with anew for another workspace, but for the program itself. */
export function wordsFor(target: Elsewhere, words: readonly string[]): string[] {
  const isOne = (word: string | undefined, option: string) =>
    word === option || word?.startsWith(`${option}=`) === true
  const others = words.filter((word, at) => {
    const before = words[at - 1]
    if (isOne(word, OPTION) || isOne(word, REHEARSAL) || before === OPTION) return false
    return !(before === REHEARSAL && Size.safeParse(word).success)
  })
  const named =
    target.what === 'folder' ? `${OPTION}=${target.folder}` : `${REHEARSAL}=${target.size}`
  return [...others, named]
}
