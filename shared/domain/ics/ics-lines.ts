/** One line of a calendar after its folds are undone; `line` is where it begins in the text, from 1. */
export type IcsLine = { readonly text: string; readonly line: number }

const LINE_FEED = 0x0a
const SPACE = 0x20
const TAB = 0x09

/** One by one, so that a large text is never held twice. Lines end in CRLF or LF, or both mixed. */
export function* linesOfIcs(text: string): Generator<IcsLine, void> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < text.length) {
    const parts: string[] = []
    const begins = line
    do {
      const end = endOfLine(text, at)
      parts.push(text.slice(parts.length ? at + 1 : at, withoutReturn(text, at, end)))
      at = end + 1
      line += 1
    } while (isFold(text, at))
    const whole = parts.length === 1 ? parts[0]! : parts.join('')
    if (whole.trim() !== '') yield { text: whole, line: begins }
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

const isFold = (text: string, at: number) =>
  at < text.length &&
  text.charCodeAt(at - 1) === LINE_FEED &&
  (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)

function withoutReturn(...[text, at, end]: [text: string, at: number, end: number]): number {
  return end > at && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end
}
