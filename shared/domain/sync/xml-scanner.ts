/** Why a text is not taken for XML, in a sentence. */
export class XmlFault extends Error {}

const LONGEST_NAME = 200
const LONGEST_REFERENCE = 10

/** Goes through a text of XML from its beginning, piece by piece; throws an `XmlFault` where a piece is not there. */
export class XmlScanner {
  readonly #text: string
  #at: number

  constructor(text: string) {
    this.#text = text
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  }

  get ended(): boolean {
    return this.#at >= this.#text.length
  }

  /** Whether the mark stands here; then it is passed. */
  takes(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false
    this.#at += mark.length
    return true
  }

  /** What stands before the mark, which is passed too. */
  until(mark: string): string {
    const end = this.#text.indexOf(mark, this.#at)
    if (end === -1) throw new XmlFault(`It ends where “${mark}” was to come.`)
    const found = this.#text.slice(this.#at, end)
    this.#at = end + mark.length
    return found
  }

  /** The text up to the next tag, or to the end. */
  textBeforeTag(): string {
    const next = this.#text.indexOf('<', this.#at)
    const end = next === -1 ? this.#text.length : next
    const found = this.#text.slice(this.#at, end)
    this.#at = end
    return found
  }

  /** Whether there was any. */
  skipSpace(): boolean {
    const from = this.#at
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1
    return this.#at > from
  }

  startsName(): boolean {
    return isNameStart(this.#text.charCodeAt(this.#at))
  }

  name(): string {
    const from = this.#at
    if (!this.startsName()) throw new XmlFault('A tag has no name.')
    while (isNamePart(this.#text.charCodeAt(this.#at))) this.#at += 1
    if (this.#at - from > LONGEST_NAME) throw new XmlFault('A name is too long.')
    return this.#text.slice(from, this.#at)
  }

  due(mark: string): void {
    if (!this.takes(mark)) throw new XmlFault(`“${mark}” is missing.`)
  }

  quoted(): string {
    const quote = ['"', "'"].find((mark) => this.takes(mark))
    if (quote === undefined) throw new XmlFault('The value of an attribute has no quotes.')
    const value = this.until(quote)
    if (value.includes('<')) throw new XmlFault('The value of an attribute holds a tag.')
    return decodeText(value.replace(/\r\n|[\t\n\r]/g, ' '))
  }
}

const isSpace = (code: number) => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d

const isNameStart = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0xc0

/** A colon is one too: what stands before it is looked up afterwards. */
const isNamePart = (code: number): boolean =>
  isNameStart(code) ||
  (code >= 0x30 && code <= 0x3a) ||
  code === 0x2d ||
  code === 0x2e ||
  code === 0xb7

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Lines end in one way only afterwards; nothing is known of other entities than the five. */
export function decodeText(written: string): string {
  const text = plainText(written)
  let decoded = ''
  let at = 0
  for (let mark = text.indexOf('&'); mark !== -1; mark = text.indexOf('&', at)) {
    const end = text.indexOf(';', mark)
    if (end === -1 || end - mark > LONGEST_REFERENCE) throw new XmlFault('A “&” stands alone.')
    decoded += text.slice(at, mark) + referred(text.slice(mark + 1, end))
    at = end + 1
  }
  return decoded + text.slice(at)
}

function referred(name: string): string {
  const known = entities.get(name)
  if (known !== undefined) return known
  if (!name.startsWith('#')) throw new XmlFault('It names an entity, which is not read.')
  const isHex = name.startsWith('#x')
  const digits = name.slice(isHex ? 2 : 1)
  const isNumber = isHex ? /^[0-9a-f]+$/i.test(digits) : /^[0-9]+$/.test(digits)
  const code = isNumber ? Number.parseInt(digits, isHex ? 16 : 10) : Number.NaN
  if (!isCharacter(code)) throw new XmlFault('It names a character that there is not.')
  return String.fromCodePoint(code)
}

const isCharacter = (code: number): boolean =>
  [0x09, 0x0a, 0x0d].includes(code) ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

/** The text as it stands, once it is sure that it holds only what XML allows. */
export function plainText(text: string): string {
  if (forbidden.test(text)) throw new XmlFault('It holds control characters.')
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text
}
