import type { HostileTexts } from './hostile-bodies.ts'

const separated = (cells: number, by: string) => Array(cells).fill('x').join(by)
const header = (over: string) => (text: string) => text.replace(/^.*$/m, over)

/** What is a table, or nearly, and means harm. */
export const hostileCsv: HostileTexts = {
  'a quotation that never ends': (text) => `"${text}`,
  'one in each line': (text) => text.replaceAll(/^/gm, '"'),
  'one in each cell': (text) => text.replaceAll(';', '";'),
  'a million quotation marks': (text) => `${text}${'"'.repeat(1_000_001)}`,
  'quotations within cells': (text) => text.replaceAll(/\w(?=\w)/g, '$&"'),
  formulas: (text) => text.replaceAll(/^(?=\w)|;(?=\w)/gm, "$&=cmd|' /C calc'!A0"),
  'a hundred thousand columns': (text) => `${text}${separated(100_000, ';')}\n`,
  'a header of a hundred thousand columns': (text) => `${separated(100_000, ';')};${text}`,
  'more than a hundred thousand rows': (text) => `${text}${'x\n'.repeat(100_001)}`,
  'almost as many': (text) =>
    `${text}${Array.from({ length: 20_000 }, (_, at) => `x${at}`).join('\n')}\n`,
  'the same name in each row': (text) => text.replaceAll(/^(?!Service)[^;"\n]+;/gm, 'ledger;'),
  'no name in any row': (text) => text.replaceAll(/^(?!Service)[^;"\n]+;/gm, ';'),
  'no header': (text) => text.replace(/^.*\n/, ''),
  'a header alone': (text) => text.replace(/\n[\s\S]*$/, '\n'),
  'a header of prototypes': header(
    '__proto__;constructor;prototype;toString;Service;hasOwnProperty',
  ),
  'a header of names alone': header(Array(12).fill('Service').join(';')),
  'an empty header': header(';'.repeat(11)),
  'a header that is nowhere closed': header('Service;"Display name'),
  'prototypes for cells': (text) => text.replaceAll(/^(?!Service)[^;"\n]+;/gm, '__proto__;'),
  'what every object has for names': (text) =>
    text.replaceAll(/^(?!Service)[^;"\n]+;/gm, 'hasOwnProperty;'),
  'signs of references for names': (text) => text.replaceAll(/^(?!Service)[^;"\n]+;/gm, ':/:/;'),
  'names of a thousand letters': (text) =>
    text.replaceAll(/^(?!Service)([^;"\n]+);/gm, `$1${'x'.repeat(1000)};`),
  'a separator of its own': (text) => `sep=e\n${text}`,
  'a quotation mark to separate': (text) => `sep="\n${text}`,
  'the end of a line to separate': (text) => `sep=\r\n${text}`,
  'other separators below': (text) =>
    text.replaceAll(/\n[\s\S]*$/g, (rows) => rows.replaceAll(';', ',')),
  'rows of other lengths': (text) =>
    text.replaceAll(/;+/g, (run) => ';'.repeat((run.length * 7) % 5)),
  'a million references in a cell': (text) => text.replace('accounts-db', 'a|'.repeat(400_000)),
  'a million tags': (text) => text.replace('java', 'a,'.repeat(400_000)),
  'an address that does harm': (text) => text.replace(/https:[^;]*/, 'javascript:alert(1)'),
}
