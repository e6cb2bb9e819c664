import fc from 'fast-check'

type Change = { readonly at: number; readonly to: number; readonly put: string }
type Way = (text: string, change: Change) => string

/** Signs and words that mean something in YAML, tables, calendars or XML. */
const telling = [
  ...['', ' ', '\t', '\n', '\r', '\r\n', '\0', '\u0085', '\u2028', '\ufeff', '\ufffd', '\u202e'],
  ...['---', '...', '- ', '? ', ': ', '{', '}', '[', ']', '&a', '*a', '<<: *a', '!!binary x'],
  ...['|', '>', '%YAML 9.9', '# ', '~', 'null', '.inf', '0x1F', '1e999', '-0', '2026-01-01'],
  ...['__proto__', 'constructor', '__proto__: {a: 1}', 'kind: Location', 'target: ../x.yaml'],
  ...['"', '""', "'", ';', ',', ';;;;;;', '\t\t', 'sep=|', '=1+1', '"a";"b', 'name', 'Service'],
  ...['BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VTIMEZONE'],
  ...['UID:', 'DTSTART:', 'DTSTART:00000000', 'DTSTART:99991231T235959Z', 'DTEND:19000101'],
  ...['DURATION:P99999999W', 'RRULE:FREQ=SECONDLY', 'RRULE:FREQ=YEARLY;UNTIL=99991231'],
  ...['RRULE:FREQ=DAILY;INTERVAL=0', 'RECURRENCE-ID:20261026T090000Z', 'RDATE:1,2,3', ' folded'],
  ...['TZID=Nowhere:', 'SEQUENCE:1e999', 'EXDATE:x', 'STATUS:CANCELLED', ';;=:'],
  ...['<', '>', '</', '/>', '<!--', '-->', ']]>', '<![CDATA[', '<x>', '<?x', '&amp;', '&#0;'],
  ...['&#xD800;', '&#x110000;', '&x;', 'xmlns=""', 'HTTP/1.1 404 Gone', '404', '410', '507'],
  ...['https://elsewhere.example.net/x', '//elsewhere.example.net', '../../..', 'javascript:a()'],
]

const rubbish = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...telling) },
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(...telling).map((one) => one.repeat(400)),
)

const BETWEEN = /([\s;,:=<>"]+)/

/** Of what stands between signs at each even place, and the signs at each odd one. */
const inParts =
  (odd: 0 | 1): Way =>
  (text, { at, put }) => {
    const parts = text.split(BETWEEN)
    const places = Math.floor((parts.length + 1 - odd) / 2)
    if (places === 0) return text
    return parts.with((at % places) * 2 + odd, put).join('')
  }

const inLines =
  (change: (lines: string[], place: number, change: Change) => void): Way =>
  (text, how) => {
    const lines = text.split('\n')
    change(lines, how.at % lines.length, how)
    return lines.join('\n')
  }

const placeIn = (text: string, at: number): number => at % (text.length + 1)

const ways: readonly Way[] = [
  // Letters, fields and what stands between them.
  (text, { at, to, put }) => {
    const place = placeIn(text, at)
    return text.slice(0, place) + put + text.slice(place + (to % 4))
  },
  inParts(0),
  inParts(1),
  // Lines that are gone, come again, stand elsewhere, or are something else.
  inLines((lines, place) => lines.splice(place, 1)),
  inLines((lines, place) => lines.splice(place, 0, lines[place] ?? '')),
  inLines((lines, place, { to }) => {
    const [line = ''] = lines.splice(place, 1)
    lines.splice(to % (lines.length + 1), 0, line)
  }),
  inLines((lines, place, { to, put }) => lines.splice(place, to % 2, put)),
  // What ends too soon, and what begins too late.
  (text, { at }) => text.slice(0, placeIn(text, at)),
  (text, { at }) => text.slice(placeIn(text, at)),
]

/** A text with some of its letters, fields and lines gone, or made something else. */
export const mutatedText = (sample: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        way: fc.constantFrom(...ways),
        at: fc.noBias(fc.nat()),
        to: fc.noBias(fc.nat()),
        put: rubbish,
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((changes) => changes.reduce((text, { way, ...change }) => way(text, change), sample))
