import { z } from 'zod'
import { Tier } from './environment.ts'
import { ReleaseClass } from './release.ts'
import { Label, Name } from './text.ts'
import { TimeZone } from './time-zone.ts'

const Cell = z.string().max(8000)

/** The columns of a plan, in the order in which they are written out. */
export const planColumns = [
  'key',
  'name',
  'class',
  'owner',
  'lead',
  'strategy',
  'environment',
  'region',
  'zone',
  'start',
  'end',
  'services',
  'tags',
  'goal',
] as const
/** What columns a sheet may have: those, and one for versions that are written out beside their services. */
export const sheetColumns = [...planColumns, 'version'] as const
export const PlanColumn = z.enum(sheetColumns)
export type PlanColumn = z.infer<typeof PlanColumn>

/** One line of a sheet, its cells as they stand there; a column that the sheet has not is absent. */
export const PlanLine = z.strictObject({
  /** Where it stands in the sheet, for whoever has to find it again. */
  line: z.int().min(1),
  cells: z.strictObject(
    Object.fromEntries(sheetColumns.map((column) => [column, Cell.optional()])) as Record<
      PlanColumn,
      z.ZodOptional<typeof Cell>
    >,
  ),
})
export type PlanLine = z.infer<typeof PlanLine>

export const DateOrder = z.enum(['yearMonthDay', 'dayMonthYear', 'monthDayYear'])
export type DateOrder = z.infer<typeof DateOrder>

/** How the cells of a sheet are to be read. */
export const PlanReading = z.strictObject({
  /** What the keys are keys in: ServiceNow, Jira, a sheet's name. */
  system: Label,
  /** Holds where a line names no zone of its own. */
  zone: TimeZone,
  /** Likewise the environment. */
  environment: Name.optional(),
  dates: DateOrder,
  /** Holds where a line names no class. */
  class: ReleaseClass,
  /** Services and environments that are not known yet are added like this; otherwise their lines wait. */
  addServices: z.strictObject({ tier: Tier }).optional(),
  addEnvironments: z.strictObject({ tier: Tier, stage: z.int().min(0).max(99) }).optional(),
})
export type PlanReading = z.infer<typeof PlanReading>

/** What is wrong with a cell, or what has been taken from it that may surprise. */
export const PlanRemark = z.object({
  line: z.int(),
  column: PlanColumn.nullable(),
  because: z.string(),
})
export type PlanRemark = z.infer<typeof PlanRemark>
