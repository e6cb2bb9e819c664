import { gzipSync } from 'node:zlib'
import type { TextFormat } from '../../support/sample-answers.ts'
import type { HostileTexts } from './hostile-bodies.ts'
import { hostileCsv } from './hostile-csv.ts'
import { hostileIcs } from './hostile-ics.ts'
import { hostileXml } from './hostile-xml.ts'
import { hostileYaml } from './hostile-yaml.ts'

const MB = 1024 * 1024
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')
/** Half of a pair, as no valid UTF-8 holds it. */
const HALF = Buffer.from([0xed, 0xa0, 0x80])

/** What may stand instead of any text. */
const anyText: HostileTexts = {
  nothing: () => '',
  'nothing but blanks': () => ' \t\r\n'.repeat(1000),
  'a million empty lines': () => '\n'.repeat(1_000_000),
  'a mark of its byte order': (text) => `\ufeff${text}`,
  'many marks of its byte order': (text) => `\ufeff${text.replaceAll('\n', '\n\ufeff')}`,
  'two bytes for each letter': utf16,
  'two bytes for each letter, and a mark': (text) => utf16(`\ufeff${text}`),
  'bytes that are no letters': () => Uint8Array.from({ length: 4096 }, (_, at) => 128 + (at % 128)),
  'halves of letters': (text) =>
    Buffer.concat(text.split('\n').flatMap((line) => [Buffer.from(line), HALF, Buffer.from('\n')])),
  'NUL between all letters': (text) => [...text].join('\0'),
  'NUL around each line': (text) => text.replaceAll('\n', '\0\n\0'),
  'what turns round in each line': (text) => text.replaceAll('\n', '\u202e\n\u2066'),
  'control characters in each line': (text) => text.replaceAll('\n', '\u0007\u001b[31m\n'),
  'lines that end otherwise': (text) => text.replaceAll(/\r?\n/g, '\r'),
  'lines that end as in no file': (text) => text.replaceAll(/\r?\n/g, '\u2028'),
  'no ends of lines': (text) => text.replaceAll(/\r?\n/g, ''),
  'lines the other way round': (text) => text.split('\n').toReversed().join('\n'),
  'each line twice': (text) => text.replaceAll(/^.*$/gm, '$&\n$&'),
  'each line indented': (text) => text.replaceAll(/^/gm, ' '),
  'all of it twice': (text) => text + text,
  'huge numbers': (text) => text.replaceAll(/\d+/g, '9'.repeat(400)),
  'no digits': (text) => text.replaceAll(/\d/g, ''),
  'half of it': (text) => text.slice(0, text.length / 2),
  'all but its end': (text) => text.slice(0, -20),
  'half of a zipped one': (text) => gzipSync(text).subarray(0, 40),
  'a line of 2 MB': (text) => text.replace('\n', `${'x'.repeat(2 * MB)}\n`),
  '11 MB': (text) => text.repeat(Math.ceil((11 * MB) / text.length)),
  'four hundred times over': (text) => text.repeat(400),
  JSON: (text) => JSON.stringify({ text }),
  'a prototype': () => '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  'a sign-in page': () => '<!doctype html><title>Sign in</title><script>alert(1)</script>',
}

/** What a host that is broken, or means harm, may answer instead of the text that it should. */
export const hostileTexts: Readonly<Record<TextFormat, HostileTexts>> = {
  yaml: { ...anyText, ...hostileYaml },
  csv: { ...anyText, ...hostileCsv },
  ics: { ...anyText, ...hostileIcs },
  xml: { ...anyText, ...hostileXml },
}
