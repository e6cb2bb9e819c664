import type { AskOf } from '#shared/contract/index.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'
import type { TestCore } from '../../support/core.ts'

type Reading = AskOf<'plans.preview'>['reading']

export const reading: Reading = {
  system: 'ServiceNow',
  zone: 'Europe/Berlin',
  dates: 'yearMonthDay',
  class: 'standard',
}

/** Adds what is not known yet. */
export const adding: Reading = {
  ...reading,
  addServices: { tier: 2 },
  addEnvironments: { tier: 1, stage: 5 },
}

/** Lines as they stand below a header. */
export const linesOf = (...cells: readonly PlanLine['cells'][]): PlanLine[] =>
  cells.map((one, at) => ({ line: at + 2, cells: one }))

export const night = (day: number) => ({
  environment: 'Production',
  start: `2026-11-${day} 22:00`,
  end: `2026-11-${day} 23:00`,
})

export const importing = ({ get }: TestCore, ...cells: readonly PlanLine['cells'][]) =>
  get('plans.import', { reading: adding, lines: linesOf(...cells) })

export const previewing = ({ get }: TestCore, ...cells: readonly PlanLine['cells'][]) =>
  get('plans.preview', { reading: adding, lines: linesOf(...cells) })

/** Every release as lines, however many answers that takes. */
export async function exportedFrom({ get }: TestCore, limit = 100): Promise<PlanLine[]> {
  const lines: PlanLine[] = []
  for (let after: AskOf<'plans.lines'>['after']; ; ) {
    const page = await get('plans.lines', { system: 'ServiceNow', limit, ...(after && { after }) })
    lines.push(...page.lines.map((line, at) => ({ ...line, line: lines.length + at + 2 })))
    if (page.next === null) return lines
    after = page.next
  }
}
