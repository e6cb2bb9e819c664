import { z } from 'zod'
import { PlanColumn } from '#shared/vocabulary/plan.ts'

const Entry = z.object({
  header: z.array(z.string()),
  mapping: z.array(PlanColumn.nullable()),
  /** Where the sheet came from. */
  system: z.string().optional(),
})
type Entry = z.infer<typeof Entry>

/** How sheets with certain headers were read the last time. */
export const Remembered = z.array(Entry)
export type Remembered = readonly Entry[]

/** As many kinds of sheets as anybody brings; together they stay well below what a preference holds. */
const MOST = 12

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((name, at) => name === other[at])

/** How a sheet with these headers was read the last time; `undefined` where none ever was. */
export const rememberedFor = (all: Remembered, header: readonly string[]): Entry | undefined =>
  all.find((entry) => isSame(entry.header, header))

/** The latest first, the oldest forgotten. */
export const rememberedWith = (all: Remembered, entry: Entry): Entry[] =>
  [entry, ...all.filter(({ header }) => !isSame(header, entry.header))].slice(0, MOST)
