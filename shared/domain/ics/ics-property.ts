import ICAL from 'ical.js'
import type { IcsLine } from './ics-lines.ts'

export type IcsProperty = {
  readonly name: string
  readonly line: number
  /** Parameters by their names in lower case. */
  readonly params: ReadonlyMap<string, string>
  /** Unescaped; more than one only for lists. */
  readonly values: readonly string[]
  /** The whole line as written, without its folds. */
  readonly written: string
}

export const LONGEST_FIELD = 1024 * 1024

/** Programs write parameters of some hundred characters at most. */
const LONGEST_HEAD = 8000

/** The name of a line before anything else of it is read; empty where it has none. */
export const nameOfLine = ({ text }: IcsLine): string =>
  (/^[A-Za-z0-9-]{1,60}(?=[;:])/.exec(text)?.[0] ?? '').toUpperCase()

/** The property a line holds, or why it holds none. */
export function readProperty({ text, line }: IcsLine): IcsProperty | string {
  if (text.length > LONGEST_FIELD) return `${nameOfLine({ text, line })} is longer than 1 MB`
  if (lengthOfHead(text) > LONGEST_HEAD) return 'its parameters are too long'
  try {
    const [name, params, , ...values] = ICAL.parse.property(text) as readonly unknown[]
    return {
      name: String(name).toUpperCase(),
      line,
      params: new Map(Object.entries(params as object).map(([key, value]) => [key, textOf(value)])),
      values: values.map(textOf),
      written: text,
    }
  } catch (error) {
    return `the line cannot be read (${saysOf(error)})`
  }
}

/** Up to the colon that no quotes are around. */
function lengthOfHead(text: string): number {
  let quoted = false
  for (let at = 0; at <= LONGEST_HEAD && at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === ':' && !quoted) return at
  }
  return text.length
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).join(',') : String(value)

const saysOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).slice(0, 120)

/** What stands after the name and the parameters, as written; dates hold no colon. */
export const writtenDate = ({ written }: IcsProperty): string =>
  written.slice(written.lastIndexOf(':') + 1).trim()
