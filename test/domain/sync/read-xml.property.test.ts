import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readXml, type XmlElement } from '#shared/domain/sync/read-xml.ts'

type Tree = {
  readonly ns: string
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Tree | string)[]
}

const names = ['response', 'href', 'prop', 'überschrift', 'a-b.c_d']
const spaces = ['', 'DAV:', 'urn:ietf:params:xml:ns:caldav', 'http://x.example/?a=1&b="2"']
const character = fc
  .oneof(fc.integer({ min: 0x20, max: 0xd7ff }), fc.constantFrom(9, 10, 0x1f600, 0x3c, 0x26, 0x5d))
  .map((code) => String.fromCodePoint(code))
const text = fc.string({ unit: character, minLength: 1, maxLength: 12 })
const { tree } = fc.letrec<{ tree: Tree; child: Tree | string }>((tie) => ({
  tree: fc.record({
    ns: fc.constantFrom(...spaces),
    name: fc.constantFrom(...names),
    attributes: fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 3 }),
    children: fc.array(tie('child'), { maxLength: 4 }),
  }),
  child: fc.oneof({ depthSize: 'small' }, text, tie('tree')),
}))

const escaped = (said: string) =>
  [...said]
    .map((one) => {
      if (one === '&') return '&amp;'
      if (one === '<') return '&#x3C;'
      if (one === '>') return '&gt;'
      if (one === '"') return '&quot;'
      return /[\t\n]/.test(one) ? `&#${one.codePointAt(0)};` : one
    })
    .join('')

/** The same tree in many writings: prefixes or default namespaces, CDATA or entities, comments between. */
function write(of: Tree, style: { readonly next: () => number }): string {
  const byPrefix = of.ns !== '' && style.next() % 2 === 0
  const tag = byPrefix ? `p:${of.name}` : of.name
  const declared = byPrefix ? `xmlns:p="${escaped(of.ns)}"` : `xmlns="${escaped(of.ns)}"`
  const attributes = Object.entries(of.attributes).map(
    ([name, value]) => `${name} = "${escaped(value)}"`,
  )
  const start = ['<', [tag, declared, ...attributes].join('\n '), ' '].join('')
  if (of.children.length === 0 && style.next() % 2 === 0) return `${start}/>`
  const children = of.children.map((child) => {
    if (typeof child !== 'string') return write(child, style)
    const asData = style.next() % 3 === 0 && !child.includes(']]>')
    return `${asData ? `<![CDATA[${child}]]>` : escaped(child)}<!-- <no/> &nothing; -->`
  })
  return `${start}>${children.join('')}</${tag} >`
}

/** Pieces of text that follow each other are one. */
function merged(pieces: readonly unknown[]): unknown[] {
  const out: unknown[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece
    else out.push(piece)
  }
  return out
}
const toTree = ({ ns, name, attributes, children }: XmlElement): unknown => ({
  ...{ ns, name, attributes: Object.fromEntries(attributes) },
  children: merged(children.map((one) => (typeof one === 'string' ? one : toTree(one)))),
})
const joined = (of: Tree): unknown => ({
  ...of,
  attributes: { ...of.attributes },
  children: merged(of.children.map((one) => (typeof one === 'string' ? one : joined(one)))),
})

test('whatever was written, in whichever way, is read as it was meant', () => {
  fc.assert(
    fc.property(tree, fc.infiniteStream(fc.nat(5)), (meant, choices) => {
      const style = { next: () => choices.next().value ?? 0 }
      const written = `\ufeff<?xml version="1.0" encoding="utf-8"?>\n${write(meant, style)}\n<!-- end -->`
      const read = readXml(written)
      expect(read).toMatchObject({ outcome: 'read' })
      if (read.outcome === 'read') expect(toTree(read.root)).toEqual(joined(meant))
    }),
    { numRuns: 500 },
  )
})

const sample =
  '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"><d:response a="1"><d:href>/a%20b</d:href><x xmlns="y">&amp;<![CDATA[<]]></x></d:response></d:multistatus>'

test('whatever a text is spoilt with, it is read or refused in words, and never throws', () => {
  let refused = 0
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          at: fc.nat(sample.length),
          gone: fc.nat(9),
          put: fc.oneof(
            fc.constantFrom(
              '<',
              '>',
              '&',
              ';',
              '"',
              "'",
              '/',
              ':',
              '<!',
              ']]>',
              '<!--',
              '&#0;',
              '\0',
            ),
            fc.string({ maxLength: 4 }),
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      (changes) => {
        const spoilt = changes.reduce(
          (said, { at, gone, put }) => said.slice(0, at) + put + said.slice(at + gone),
          sample,
        )
        const read = readXml(spoilt)
        if (read.outcome === 'read') return
        refused += 1
        expect(read.because).toMatch(/^.{10,}\.$/s)
      },
    ),
    { numRuns: 2000 },
  )
  expect(refused).toBeGreaterThan(500)
})

test.each([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ['a document type after all', '<a/><!DOCTYPE a>'],
  ['an entity from elsewhere', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['an entity that nobody knows', '<a>&nbsp;</a>'],
  ['a lone ampersand', '<a>a & b</a>'],
  ['a character that there is not', '<a>&#0;</a>'],
  ['half of a character', '<a>&#xD800;</a>'],
  ['control characters', '<a>\u0007</a>'],
  ['a prefix for nothing', '<p:a/>'],
  ['a prefix that is taken away', '<a xmlns:p=""/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['an attribute twice by its namespace', '<a xmlns:p="x" xmlns:q="x" p:b="1" q:b="2"/>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['attributes without a space', '<a b="1"c="2"/>'],
  ['a tag within an attribute', '<a b="<"/>'],
  ['tags that cross', '<a><b></a></b>'],
  ['an end alone', '</a>'],
  ['two roots', '<a/><b/>'],
  ['text outside', '<a/>b'],
  ['text before', 'b<a/>'],
  ['nothing', ' \n'],
  ['an end that is missing', '<a><b/>'],
  ['a comment in a comment', '<a><!-- a -- b --></a>'],
  ['the end of data alone', '<a>]]></a>'],
  ['names with two colons', '<p:a:b xmlns:p="x"/>'],
  ['HTML', '<!doctype html><html><br></html>'],
])('%s is refused', (_, written) => {
  expect(readXml(written)).toEqual({ outcome: 'refused', because: expect.stringMatching(/\.$/) })
})

const nested = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels)

test('what is nested too deep is refused, however deep it is, and 64 levels are read', () => {
  expect(readXml(nested(64))).toMatchObject({ outcome: 'read' })
  expect(readXml(nested(65))).toMatchObject({ outcome: 'refused' })
  expect(readXml(nested(1_000_000))).toMatchObject({ outcome: 'refused' })
})

test('too many tags or attributes are refused', () => {
  expect(readXml(`<a>${'<b/>'.repeat(600_000)}</a>`)).toMatchObject({ outcome: 'refused' })
  const many = Array.from({ length: 65 }, (_, i) => `b${i}=""`).join(' ')
  expect(readXml(`<a ${many}/>`)).toMatchObject({ outcome: 'refused' })
})

test('a listing of as many events as 10 MB hold is read', () => {
  const event =
    '<response><href>/kim/work/12345.ics</href><propstat><prop><getetag>"12345"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response>'
  const many = Math.floor((10 * 1024 * 1024) / event.length)
  const read = readXml(`<multistatus xmlns="DAV:">${event.repeat(many)}</multistatus>`)
  expect(read.outcome === 'read' && read.root.children.length).toBe(many)
})

test('a text of 10 MB without an end is gone through once', () => {
  const long = 'x'.repeat(10 * 1024 * 1024)
  const read = readXml(`<a>${long}</a>`)
  expect(read.outcome === 'read' && read.root.children).toEqual([long])
  expect(readXml(`<a>${'&amp'.repeat(2_000_000)}`)).toMatchObject({ outcome: 'refused' })
  expect(readXml(`<a b="${long}`)).toMatchObject({ outcome: 'refused' })
})
