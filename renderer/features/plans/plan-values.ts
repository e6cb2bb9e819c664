import { z } from 'zod'
import { type Environment, Tier } from '#shared/vocabulary/environment.ts'
import { DateOrder, PlanColumn, PlanReading } from '#shared/vocabulary/plan.ts'
import { ReleaseClass } from '#shared/vocabulary/release.ts'

/** What stands on the page of an import, as it is kept through a reload. */
export const PlanValues = z.object({
  text: z.string(),
  /** Which column each column is, where somebody said so for these headers. */
  mapping: z.array(PlanColumn.nullable()).nullable(),
  /** `null` where nobody said so for this sheet: its headers tell, or what was said the last time. */
  system: z.string().nullable(),
  zone: z.string(),
  environment: z.string(),
  /** `null` where the sheet itself tells. */
  dates: DateOrder.nullable(),
  class: ReleaseClass,
  addServices: z.boolean(),
  serviceTier: Tier,
  addEnvironments: z.boolean(),
  environmentTier: Tier,
  environmentStage: z.int().min(0).max(99),
})
export type PlanValues = z.infer<typeof PlanValues>

export const nothingPasted = (zone: string): PlanValues => ({
  text: '',
  mapping: null,
  system: null,
  zone,
  environment: '',
  dates: null,
  class: 'standard',
  addServices: true,
  serviceTier: 2,
  addEnvironments: false,
  environmentTier: 1,
  environmentStage: 3,
})

type Said = {
  readonly values: PlanValues
  readonly dates: DateOrder | undefined
  readonly system: string
}

/** How the sheet is to be read; `undefined` while something has not been said. */
export function readingOf({ values, dates, system }: Said): PlanReading | undefined {
  if (!dates) return undefined
  const { zone, environment } = values
  const reading = PlanReading.safeParse({
    system,
    zone,
    dates,
    class: values.class,
    ...(environment.trim() !== '' && { environment }),
    ...(values.addServices && { addServices: { tier: values.serviceTier } }),
    ...(values.addEnvironments && {
      addEnvironments: { tier: values.environmentTier, stage: values.environmentStage },
    }),
  })
  return reading.success ? reading.data : undefined
}

/** The names to choose an environment from, retired ones left aside. */
export const environmentNames = (all: readonly Environment[]): string[] =>
  [...new Set(all.filter(({ retired }) => !retired).map(({ name }) => name))].toSorted()
