/** What cannot be seen, or turns what stands around it: control characters, and those that set a direction. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069']

const spelt = (character: string) =>
  `⟨${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`

/** A name from outside with what cannot be seen spelt out, so that two that look alike are not taken for one. */
export const seeableName = (name: string): string => name.replace(unseen, spelt)

const SHORT = 80

/** The same within a sentence: shortened, and kept from turning the words around it. */
export function tellOutside(name: string): string {
  const letters = [...seeableName(name)]
  const short =
    letters.length > SHORT ? `${letters.slice(0, SHORT - 1).join('')}…` : letters.join('')
  return `${FIRST_STRONG_ISOLATE}${short}${POP_ISOLATE}`
}
