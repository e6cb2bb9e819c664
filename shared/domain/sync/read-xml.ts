import { decodeText, plainText, XmlFault, XmlScanner } from './xml-scanner.ts'

export type XmlElement = {
  /** Its namespace; empty where it has none. */
  readonly ns: string
  readonly name: string
  /** Those without a namespace, by their names. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

export type ReadXml =
  | { readonly outcome: 'read'; readonly root: XmlElement }
  | { readonly outcome: 'refused'; readonly because: string }

const DEEPEST = 64
/** More than 10 MB of a listing hold; each takes many times its letters while it is read. */
const MOST_ELEMENTS = 600_000
const MOST_ATTRIBUTES = 64
const XML = 'http://www.w3.org/XML/1998/namespace'

/**
 * XML with namespaces, and nothing that reaches beyond its text: a document type, an entity of its own
 * or a breach of the rules refuses the whole.
 */
export function readXml(text: string): ReadXml {
  try {
    const reading = new Reading(text)
    return { outcome: 'read', root: reading.toEnd() }
  } catch (error) {
    if (error instanceof XmlFault) return { outcome: 'refused', because: error.message }
    throw error
  }
}

type Scope = ReadonlyMap<string, string>
type Open = {
  /** As written, because its end has to be written alike. */
  readonly tag: string
  readonly scope: Scope
  readonly children: (XmlElement | string)[]
  readonly element: XmlElement
}

class Reading {
  readonly #scanner: XmlScanner
  readonly #open: Open[] = []
  #root: XmlElement | undefined
  #elements = 0

  constructor(text: string) {
    this.#scanner = new XmlScanner(text)
  }

  toEnd(): XmlElement {
    while (!this.#scanner.ended) this.#takePiece()
    if (this.#open.length > 0) throw new XmlFault('It ends before its last tag is closed.')
    if (!this.#root) throw new XmlFault('It holds no tag at all.')
    return this.#root
  }

  #takePiece(): void {
    const scanner = this.#scanner
    if (scanner.takes('<!--')) this.#passComment()
    else if (scanner.takes('<![CDATA[')) this.#addText(plainText(scanner.until(']]>')))
    else if (scanner.takes('<!'))
      throw new XmlFault('It declares a document type, which is not read.')
    else if (scanner.takes('<?')) plainText(scanner.until('?>'))
    else if (scanner.takes('</')) this.#close()
    else if (scanner.takes('<')) this.#begin()
    else this.#addWritten(scanner.textBeforeTag())
  }

  #passComment(): void {
    plainText(this.#scanner.until('--'))
    this.#scanner.due('>')
  }

  #addWritten(written: string): void {
    if (written.includes(']]>')) throw new XmlFault('“]]>” stands where it may not.')
    this.#addText(decodeText(written))
  }

  #addText(text: string): void {
    const inside = this.#open.at(-1)
    if (inside) {
      if (text !== '') inside.children.push(text)
    } else if (text.trim() !== '') throw new XmlFault('There is text outside its tags.')
  }

  #begin(): void {
    const scanner = this.#scanner
    if (this.#root && this.#open.length === 0) throw new XmlFault('It goes on after its end.')
    this.#elements += 1
    if (this.#elements > MOST_ELEMENTS) throw new XmlFault('It holds too many tags.')
    if (this.#open.length >= DEEPEST)
      throw new XmlFault(`It is nested deeper than ${DEEPEST} levels.`)
    const tag = scanner.name()
    const written = attributesOf(scanner)
    const outer = this.#open.at(-1)
    const scope = scopeOf(written, outer?.scope ?? new Map([['xml', XML]]))
    const children: Open['children'] = []
    const attributes = namedIn(written, scope)
    const element = { ...named(tag, { scope, usual: scope.get('') ?? '' }), attributes, children }
    if (outer) outer.children.push(element)
    else this.#root = element
    if (scanner.takes('/>')) return
    scanner.due('>')
    this.#open.push({ tag, scope, children, element })
  }

  #close(): void {
    const tag = this.#scanner.name()
    this.#scanner.skipSpace()
    this.#scanner.due('>')
    if (this.#open.pop()?.tag !== tag) throw new XmlFault('Its tags are not closed in order.')
  }
}

type Written = ReadonlyMap<string, string>
/** Shared by most tags, which have no attributes. */
const nothing: Written = new Map()

function attributesOf(scanner: XmlScanner): Written {
  let written: Map<string, string> | undefined
  while (scanner.skipSpace()) {
    if (!scanner.startsName()) break
    const name = scanner.name()
    scanner.skipSpace()
    scanner.due('=')
    scanner.skipSpace()
    written ??= new Map()
    if (written.has(name)) throw new XmlFault('An attribute stands there twice.')
    written.set(name, scanner.quoted())
    if (written.size > MOST_ATTRIBUTES) throw new XmlFault('A tag has too many attributes.')
  }
  return written ?? nothing
}

const XMLNS = 'xmlns'

/** The prefixes that hold within a tag. */
function scopeOf(written: Written, outer: Scope): Scope {
  if (written.size === 0) return outer
  const declared = [...written].filter(([name]) => isDeclaration(name))
  if (declared.length === 0) return outer
  const scope = new Map(outer)
  for (const [name, ns] of declared) {
    const prefix = name === XMLNS ? '' : name.slice(XMLNS.length + 1)
    const isFixed = prefix === XMLNS || (prefix === 'xml') !== (ns === XML)
    if (isFixed || (prefix !== '' && ns === '')) throw new XmlFault('A namespace is misnamed.')
    scope.set(prefix, ns)
  }
  return scope
}

const isDeclaration = (name: string): boolean => name === XMLNS || name.startsWith(`${XMLNS}:`)

function namedIn(written: Written, scope: Scope): Written {
  if (written.size === 0) return nothing
  const attributes = new Map<string, string>()
  const seen = new Set<string>()
  for (const [tag, value] of written) {
    if (isDeclaration(tag)) continue
    const { ns, name } = named(tag, { scope, usual: '' })
    const whole = `${ns} ${name}`
    if (seen.has(whole)) throw new XmlFault('An attribute stands there twice.')
    seen.add(whole)
    if (ns === '') attributes.set(name, value)
  }
  return attributes
}

function named(tag: string, { scope, usual }: { readonly scope: Scope; readonly usual: string }) {
  const [first = '', second, more] = tag.split(':')
  if (second === undefined) return { ns: usual, name: first }
  const ns = scope.get(first)
  if (second === '' || more !== undefined) throw new XmlFault('A name has colons astray.')
  if (ns === undefined) throw new XmlFault('A prefix stands for no namespace.')
  return { ns, name: second }
}
