export const DEEPEST = 64
export const LONGEST_FIELD = 1024 * 1024

const QUOTE = 0x22
const BACKSLASH = 0x5c
const opens = new Set([0x5b, 0x7b])
const closes = new Set([0x5d, 0x7d])

/**
 * What is too much of a JSON text, before anything is built of it: nested too deep, or a field too
 * long. Whether it is JSON at all is for the parser to say.
 */
export function judgeJson(text: string): 'tooDeep' | 'fieldTooLong' | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      const end = endOfString(text, at)
      if (end - at - 1 > LONGEST_FIELD) return 'fieldTooLong'
      at = end
    } else if (opens.has(code)) {
      depth += 1
      if (depth > DEEPEST) return 'tooDeep'
    } else if (closes.has(code)) depth -= 1
  }
  return undefined
}

/** Where the quote stands that closes it; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end === -1 ? text.length : end
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === BACKSLASH) before -= 1
  return (at - 1 - before) % 2 === 1
}
