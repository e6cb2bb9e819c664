import type { z } from 'zod'

/** What is wrong with what was typed, by the path of its field. */
export type Faults = Readonly<Record<string, string>>

/** What the contract would say of an input; the first word about a field counts. */
export function faultsIn(schema: z.ZodType, input: unknown): Faults {
  const parsed = schema.safeParse(input)
  if (parsed.success) return {}
  return Object.fromEntries(
    parsed.error.issues.toReversed().map(({ path, message }) => [path.join('.'), said(message)]),
  )
}

/** The contract speaks in halves of sentences, since its words follow a path elsewhere. */
const said = (message: string) =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.?!]$/.test(message) ? '' : '.'}`

/** Rows of a list that were left blank are not sent; this gives the others' faults back their rows. */
export function atRows(faults: Faults, kept: Readonly<Record<string, readonly number[]>>): Faults {
  const moved = Object.entries(faults).map(([path, fault]) => {
    const [list = '', place = '', ...rest] = path.split('.')
    const row = kept[list]?.[Number(place)]
    return [row === undefined || place === '' ? path : [list, row, ...rest].join('.'), fault]
  })
  return Object.fromEntries(moved)
}

/** The places of what is not blank. */
export const placesOf = <Row>(rows: readonly Row[], isBlank: (row: Row) => boolean) =>
  rows.flatMap((row, place) => (isBlank(row) ? [] : [place]))
