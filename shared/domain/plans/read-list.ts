const BREAKS = /[;\n]/
/** A name with commas of its own is looked for in at most so many pieces. */
const LONGEST_RUN = 6

/** What is known of names that may hold commas of their own. */
export type ListNames = {
  isKnown(part: string): boolean
  /** Whether something known begins with these words and a comma; only then pieces are tried together. */
  opens(words: string): boolean
}

/**
 * The parts of a cell that names several things. Semicolons and line breaks part them; commas too,
 * but where what they would part is known as one thing. A part in quotation marks is taken as it is.
 */
export function* readList(cell: string, names: ListNames): Generator<string> {
  const whole = cell.trim()
  if (whole === '') return
  if (!whole.startsWith('"') && names.isKnown(whole)) {
    yield whole
    return
  }
  for (const part of atBreaks(whole)) {
    if (part.startsWith('"') || !part.includes(',')) yield part
    else yield* atCommas(part.split(','), names)
  }
}

function* atBreaks(cell: string): Generator<string> {
  let part = ''
  let quoted = false
  let opener = ''
  for (const letter of cell) {
    if (opener === '' && letter.trim() !== '') opener = letter
    if (letter === '"' && opener === '"') quoted = !quoted
    if (!quoted && BREAKS.test(letter)) {
      yield* present(part)
      part = ''
      opener = ''
    } else part += letter
  }
  yield* present(part)
}

/** The longest run of pieces that is known together wins, from left to right. */
function* atCommas(pieces: readonly string[], { isKnown, opens }: ListNames): Generator<string> {
  for (let at = 0; at < pieces.length; ) {
    const longest = opens(pieces[at]!.trim()) ? LONGEST_RUN : 1
    let until = Math.min(pieces.length, at + longest)
    while (until > at + 1 && !isKnown(pieces.slice(at, until).join(',').trim())) until -= 1
    yield* present(pieces.slice(at, until).join(','))
    at = until
  }
}

const present = (part: string) => (part.trim() === '' ? [] : [part.trim()])

const QUOTED = /^"((?:[^"]|"")*)"\s*/

/** What stands in quotation marks at the beginning, and what follows; `undefined` where nothing does. */
export function unquote(
  part: string,
): { readonly text: string; readonly rest: string } | undefined {
  const found = QUOTED.exec(part)
  if (!found) return undefined
  return { text: found[1]!.replaceAll('""', '"'), rest: part.slice(found[0].length) }
}

export const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A part without its quotation marks, where they hold all of it. */
export function plainPart(part: string): string {
  const quoted = unquote(part)
  return quoted && quoted.rest === '' ? quoted.text : part
}

/** Parts as one cell that `readList` takes apart again. */
export const writeList = (parts: readonly string[]): string =>
  parts.map((part) => (/[;,"\n]/.test(part) ? quote(part) : part)).join('; ')
