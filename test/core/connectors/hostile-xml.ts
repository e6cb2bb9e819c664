import type { HostileTexts } from './hostile-bodies.ts'
import { hostileIcs } from './hostile-ics.ts'

const HEAD = '<?xml version="1.0" encoding="utf-8"?>'
const status = (body: string) => `${HEAD}<d:multistatus xmlns:d="DAV:">${body}</d:multistatus>`
const afterHead = (what: string) => (text: string) => text.replace(/\?>/, `?>${what}`)
const inEach = (what: string) => (text: string) => text.replaceAll(/<d:href>/g, `${what}$&`)
const texts = (what: string) => (text: string) => text.replaceAll(/>[^<]+</g, `>${what}<`)
const hrefs = (what: string) => (text: string) =>
  text.replaceAll(/<d:href>[^<]*</g, `<d:href>${what}<`)
const codes = (code: string) => (text: string) =>
  text.replaceAll(/HTTP\/1\.1 \d+/g, `HTTP/1.1 ${code}`)

const laughs = Array.from(
  { length: 12 },
  (_, at) => `<!ENTITY a${at} "${at === 0 ? 'ha' : `&a${at - 1};`.repeat(10)}">`,
).join('')

/** The calendars within it made hostile, and all else left as it is. */
const within: HostileTexts = Object.fromEntries(
  Object.entries(hostileIcs).map(([what, make]) => [
    `in its calendars: ${what}`,
    (text) =>
      text.replaceAll(
        /(<cal:calendar-data>)([^<]*)/g,
        (_, tag: string, written: string) => tag + escaped(String(make(plain(written)))),
      ),
  ]),
)

const plain = (text: string) =>
  text.replaceAll('&#13;', '\r').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')

/** What is an answer of WebDAV, or nearly, and means harm. */
export const hostileXml: HostileTexts = {
  ...within,
  'entities that stand for entities': (text) =>
    afterHead(`<!DOCTYPE d [${laughs}]>`)(texts('&a11;')(text)),
  'a file of this machine': (text) =>
    afterHead('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')(texts('&x;')(text)),
  'a document type elsewhere': afterHead(
    '<!DOCTYPE d SYSTEM "https://elsewhere.example.net/d.dtd">',
  ),
  'a style sheet elsewhere': afterHead(
    '<?xml-stylesheet href="https://elsewhere.example.net/x.xsl"?>',
  ),
  'ten thousand levels': () => status('<d:a>'.repeat(10_000) + '</d:a>'.repeat(10_000)),
  'a million tags that never end': () => status('<d:a>'.repeat(1_000_000)),
  'a million tags': () => status('<d:a/>'.repeat(1_000_000)),
  'a hundred thousand rows': () =>
    status('<d:response><d:href>x</d:href></d:response>'.repeat(60_000)),
  'a hundred thousand attributes': () =>
    status(`<d:a ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
  'an attribute of 2 MB': () => status(`<d:a b="${'x'.repeat(2_000_000)}"/>`),
  'a comment that never ends': (text) => afterHead('<!--')(text),
  'comments everywhere': inEach('<!-- <d:href>/x</d:href> -->'),
  'a section that never ends': inEach('<![CDATA['),
  'characters that are none': texts('&#0;&#xD800;&#x110000;&#99999999999;'),
  'entities of nobody': texts('&nbsp;&x;'),
  'texts with NUL': texts('a\0b'),
  'texts that turn round': texts('\u202ea\u2066'),
  'no texts': (text) => text.replaceAll(/>[^<]+</g, '><'),
  'prototypes for texts': texts('__proto__'),
  'another namespace': (text) => text.replaceAll('DAV:', 'urn:other'),
  'no namespace': (text) => text.replaceAll(/ xmlns:\w+="[^"]*"/g, ''),
  'no prefixes': (text) => text.replaceAll(/(<\/?)(?:d|cal|cs):/g, '$1'),
  'prefixes that mislead': (text) =>
    text.replace('xmlns:d="DAV:"', 'xmlns:d="urn:x" xmlns:cal="DAV:"'),
  'tags closed out of order': (text) => text.replaceAll('</d:href>', '</d:prop>'),
  'paths of another host': hrefs('https://elsewhere.example.net/dav/kim/work/a.ics'),
  'paths of another scheme': hrefs('file:///etc/passwd'),
  'paths that bear a secret': hrefs('https://kim:s@cloud.example.org/dav/kim/work/'),
  'paths that climb': hrefs('../../../../../'),
  'paths with half a letter': hrefs('/dav/kim/work/%ED%A0%80%'),
  'paths that are none': hrefs('http://['),
  'empty paths': hrefs(''),
  'paths of 1 MB': hrefs(`/dav/kim/work/${'x'.repeat(1_000_000)}`),
  'the same path for all': hrefs('/dav/kim/work/'),
  'all gone': codes('404'),
  'all refused': codes('403'),
  'more of all of it': codes('507'),
  'no such codes': codes('-1e9'),
  'each row a thousand times': (text) =>
    text.replaceAll(/<d:response>.*?<\/d:response>/gs, (row) => row.repeat(1000)),
  'no rows': (text) => text.replaceAll(/<d:response>.*<\/d:response>/gs, ''),
  'no token': (text) => text.replaceAll(/<d:sync-token>.*?<\/d:sync-token>/gs, ''),
  'a token of 1 MB': (text) =>
    text.replaceAll(/<d:sync-token>[^<]*/g, `<d:sync-token>${'t'.repeat(1_000_000)}`),
  'more follows for ever': (text) =>
    text.replace(
      /<d:sync-token>/,
      '<d:response><d:href>/dav/kim/work/</d:href><d:status>HTTP/1.1 507 So</d:status></d:response>$&',
    ),
  'no calendars': (text) => text.replaceAll('<cal:calendar/>', ''),
  'only tasks': (text) => text.replaceAll('VEVENT', 'VTODO'),
}
