import { z } from 'zod'
import { collectionPath } from './dav-paths.ts'

const asPath = /^\/(?!\/)[^\s?#\\]*$/
const CalendarPath = z
  .string()
  .trim()
  .max(300)
  .regex(asPath, 'a calendar is its path at the server, such as /kim/releases/')

export const CaldavSettings = z.strictObject({
  calendars: z
    .array(CalendarPath)
    .max(100)
    .default([])
    .describe(
      'Paths of calendars at the server, as testing the connection lists them; none means all that hold events.',
    )
    .meta({ chosenFrom: 'projects' }),
  publishTo: z
    .string()
    .trim()
    .max(300)
    .regex(/^$|^\/(?!\/)[^\s?#\\]*$/, 'a calendar is its path at the server, or nothing')
    .default('')
    .describe(
      'Path of the calendar that is told of planned releases, such as /kim/releases/; nothing is written where it is empty.',
    ),
})
export type CaldavSettings = z.infer<typeof CaldavSettings>

/** The part that stands for every calendar. */
export const EVERYTHING = '*'

export const partsOf = ({ calendars }: CaldavSettings): readonly string[] =>
  calendars.length === 0 ? [EVERYTHING] : [...new Set(calendars.map(collectionPath))]
