import type { PlanReading } from '#shared/vocabulary/plan.ts'
import type { ComparedParts } from './compare-plan.ts'
import type { Gathering, IntendedRelease } from './intended-release.ts'
import type { NewPlan } from './plan-step.ts'

type Asked = ComparedParts & {
  readonly key: string | undefined
  readonly reading: PlanReading
  readonly gather: Gathering
}

/** A release that does not stand yet, as the sheet says it. */
export function planAnew(
  intended: IntendedRelease,
  { details, services, activities, key, reading, gather }: Asked,
): { readonly plan: NewPlan | undefined; readonly says: readonly string[] } {
  const { name, lines } = intended
  if (name === undefined) {
    const isNamed = gather.wrong.some(({ column }) => column === 'name')
    if (!isNamed) gather.isWrong({ line: lines[0]!, column: 'name' }, 'A new release needs a name.')
    return { plan: undefined, says: [] }
  }
  const { items } = services
  const plan: NewPlan = {
    ...details.changes,
    name,
    class: intended.class?.value.fits[0] ?? reading.class,
    references: key === undefined ? [] : [{ system: reading.system, key, url: null }],
    items: [...items],
    activities: [...activities.activities],
  }
  return { plan, says: [inASentence(plan)] }
}

function inASentence({ class: of, items, activities }: NewPlan): string {
  const article = of === 'emergency' ? 'an' : 'a'
  const called = of === 'hotfix' ? 'hotfix' : `${of} release`
  const parts = [counted(items.length, 'service'), counted(activities.length, 'activity')]
  const present = parts.filter((part) => part !== undefined)
  const having = present.length > 0 ? ` with ${present.join(' and ')}` : ''
  return `Drafts ${article} ${called}${having}.`
}

function counted(count: number, what: 'service' | 'activity'): string | undefined {
  if (count === 0) return undefined
  if (count === 1) return `1 ${what}`
  return `${count} ${what === 'service' ? 'services' : 'activities'}`
}
