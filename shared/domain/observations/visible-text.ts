/** A part of a text as it may be drawn: as it is, or a mark in the place of what nobody would see. */
export type VisiblePart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'mark'; readonly text: string }

type Wanted = {
  /** Breaks and tabs stay: for what is shown line by line. */
  readonly lines?: boolean
  /** At most so many characters; the rest is counted. */
  readonly most?: number
}

/**
 * What changes how the rest is read, or takes no room: controls, what turns the direction of writing,
 * what has no width, half characters, and more marks on one letter than any language needs. What
 * joins letters or keeps them apart stays, for there are languages and pictures that need it.
 */
const unseen =
  /(?!\u200c|\u200d|[\u0600-\u0605]|\u06dd|\u08e2)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\u115f|\u1160|\u3164|\uffa0|(?<=\p{M}{8})\p{M}+/u
const unseenAll = new RegExp(unseen, 'gu')

/** A text of the outside in parts that can be drawn: nothing in it acts on what stands around it. */
export function visibleParts(text: string, { lines, most }: Wanted = {}): readonly VisiblePart[] {
  const { kept, left } = cut(lines ? text.replace(/\r\n?/g, '\n') : text, most)
  const parts: VisiblePart[] = []
  let from = 0
  for (const { 0: found, index } of kept.matchAll(unseenAll)) {
    if (lines && (found === '\n' || found === '\t')) continue
    if (index > from) parts.push({ is: 'text', text: kept.slice(from, index) })
    parts.push({ is: 'mark', text: markOf(found) })
    from = index + found.length
  }
  if (from < kept.length) parts.push({ is: 'text', text: kept.slice(from) })
  if (left > 0) parts.push({ is: 'mark', text: `… and ${left.toLocaleString('en-GB')} more` })
  return parts
}

/** The same where only a plain text can stand: a title, a name that is heard, a cell of a sheet. */
export const visibleText = (text: string, wanted: Wanted = {}): string =>
  visibleParts(text, wanted)
    .map((part) => part.text)
    .join('')

/** Never through the middle of a character. */
function cut(text: string, most = text.length) {
  if (text.length <= most) return { kept: text, left: 0 }
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(most - 1))
  const end = isHalf ? most - 1 : most
  return { kept: text.slice(0, end), left: text.length - end }
}

const PICTURES = 0x2400
const DELETE = 0x7f

/** Controls have pictures of their own; anything else is told by its number. */
function markOf(found: string): string {
  const code = found.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(PICTURES + code)
  if (code === DELETE) return '␡'
  const more = [...found].length
  return more > 1 ? `‹${more} marks›` : `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
}
