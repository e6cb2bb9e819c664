/** An element with its namespace; text is what stands in it directly. */
export type Element = {
  readonly namespace: string
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

type Building = {
  namespace: string
  name: string
  attributes: Record<string, string>
  children: Building[]
  text: string
  prefixes: Map<string, string>
  tag: string
}

const part =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/y
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const DEEPEST = 40

/** Reads a small document; `undefined` where it is none. Declarations of types are none of ours. */
export function readXml(text: string): Element | undefined {
  const source = text.replace(/^\uFEFF/, '').trim()
  const stack: Building[] = [empty()]
  for (let at = 0; at < source.length; at = part.lastIndex) {
    part.lastIndex = at
    const found = part.exec(source)
    if (!found || stack.length > DEEPEST) return undefined
    if (!take(found, stack)) return undefined
  }
  const [root] = stack
  return stack.length === 1 && root?.children.length === 1 ? root.children[0] : undefined
}

const empty = (): Building => ({
  ...{ namespace: '', name: '', attributes: {}, children: [], text: '', tag: '' },
  prefixes: new Map(),
})

/** False where what opens and what closes do not belong together. */
function take(found: RegExpExecArray, stack: Building[]): boolean {
  const [, raw, closes, tag, said = '', alone, text] = found
  const top = stack.at(-1)!
  if (raw !== undefined) top.text += raw
  if (text !== undefined) top.text += unescaped(text)
  if (tag === undefined) return true
  if (closes === '/') return stack.length > 1 && stack.pop()?.tag === tag
  const element = opened({ tag, said, prefixes: top.prefixes })
  top.children.push(element)
  if (alone !== '/') stack.push(element)
  return true
}

type Opening = {
  readonly tag: string
  readonly said: string
  readonly prefixes: Map<string, string>
}

function opened({ tag, said, prefixes: above }: Opening): Building {
  const attributes: Record<string, string> = {}
  const prefixes = new Map(above)
  for (const [, name = '', one, other] of said.matchAll(attribute)) {
    const value = unescaped(one ?? other ?? '')
    if (name === 'xmlns') prefixes.set('', value)
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), value)
    else attributes[name] = value
  }
  const [prefix, name] = tag.includes(':') ? tag.split(':', 2) : ['', tag]
  const namespace = prefixes.get(prefix ?? '') ?? ''
  return { ...empty(), namespace, name: name ?? tag, attributes, prefixes, tag }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replaceAll(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

export const escapedXml = (text: string): string =>
  text.replaceAll(
    /[&<>"]/g,
    (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`,
  )

/** The first element below that goes by this name. */
export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one) => one.name === name)
