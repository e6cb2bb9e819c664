/** One of the documents of a file, with the line that it begins in. */
export type Piece = { readonly text: string; readonly line: number }

/**
 * The documents of a YAML file, apart, so that one that is malformed leaves the others whole. Nothing
 * but the end of a document may stand at the start of a line as these signs do, not even in a text.
 */
export function splitDocuments(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let [start, line] = [0, 1]
  for (const { index } of text.matchAll(/^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm)) {
    const piece = text.slice(start, index)
    pieces.push({ text: piece, line })
    line += countLines(piece)
    start = index
  }
  pieces.push({ text: text.slice(start), line })
  return pieces.flatMap(withoutPreamble)
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

const SAYS_NOTHING = /^(?:(?:---|\.\.\.)?[ \t]*(?:#.*)?|%.*)\r?$/

/** From the first line that says something; nothing where none does. */
function withoutPreamble({ text, line }: Piece): readonly Piece[] {
  let [start, skipped] = [0, 0]
  while (start < text.length) {
    const end = text.indexOf('\n', start)
    const until = end === -1 ? text.length : end
    if (!SAYS_NOTHING.test(text.slice(start, until))) {
      return [{ text: text.slice(start).replace(/^(?:---|\.\.\.)/, '   '), line: line + skipped }]
    }
    start = until + 1
    skipped += 1
  }
  return []
}
