import type { PlanLine, PlanReading } from '#shared/vocabulary/plan.ts'
import { Label, Name } from '#shared/vocabulary/text.ts'
import { type LineGroup, said } from './group-lines.ts'
import type { Gathering, IntendedActivity } from './intended-release.ts'
import type { KnownNames } from './known-names.ts'
import { MOST_PARTS } from './most-parts.ts'
import { plainPart, readList } from './read-list.ts'
import { readSlot } from './read-slot.ts'

type Asking = {
  readonly group: LineGroup
  readonly reading: PlanReading
  readonly known: KnownNames
  readonly gather: Gathering
}

/** Where and when the lines of one release say that it happens; what two lines say alike is one. */
export function readActivities({ group, ...asking }: Asking): IntendedActivity[] {
  const first = new Map<string, IntendedActivity>()
  for (const line of group.lines) {
    for (const activity of activitiesOf(line, asking)) {
      const { slot, region, written } = activity
      const same = JSON.stringify([written.toLowerCase(), region, slot.zone, slot.from, slot.to])
      if (!first.has(same)) first.set(same, activity)
    }
    if (first.size <= MOST_PARTS) continue
    asking.gather.isWrong({ line: line.line, column: 'environment' }, TOO_MANY)
    return [...first.values()].slice(0, MOST_PARTS)
  }
  return [...first.values()]
}

const TOO_MANY = `From here on there are more than ${MOST_PARTS} activities: a release takes no more.`

function activitiesOf(
  { line, cells }: PlanLine,
  { reading, known, gather }: Omit<Asking, 'group'>,
): IntendedActivity[] {
  const places = environmentsOf(cells.environment ?? reading.environment ?? '', known)
  const ownPlace = said(cells.environment) !== undefined
  const timed = said(cells.start) !== undefined || said(cells.end) !== undefined
  if (!timed && !ownPlace) return []
  if (places.length === 0) {
    gather.isWary({ line, column: 'environment' }, NO_PLACE)
    return []
  }
  if (!timed) {
    gather.isWary({ line, column: 'start' }, NO_TIMES)
    return []
  }
  if (!places.every(isName)) {
    gather.isWrong({ line, column: 'environment' }, 'An environment has at most 160 characters.')
    return []
  }
  const when = readSlot({ line, cells }, { reading, gather })
  const region = regionOf({ line, cells }, gather)
  if (!when) return []
  return places.map((written) => ({
    ...when,
    written,
    line,
    region,
    candidates: known.environments(written),
  }))
}

const NO_PLACE = 'It names a time and no environment, so no activity comes of it.'
const NO_TIMES = 'It names an environment and no time, so no activity comes of it.'

/** Each once; one more than a release takes is enough to say so. */
function environmentsOf(cell: string, known: KnownNames): string[] {
  const isKnown = (part: string) => known.environments(part).some(({ isNew }) => !isNew)
  const places = new Set<string>()
  for (const part of readList(cell, { isKnown, opens: known.opens.environment })) {
    places.add(plainPart(part))
    if (places.size > MOST_PARTS) break
  }
  return [...places]
}

const isName = (text: string) => Name.safeParse(text).success

function regionOf({ line, cells }: PlanLine, gather: Gathering): string | undefined {
  const text = said(cells.region)
  if (!text) return undefined
  const parsed = Label.safeParse(text)
  if (parsed.success) return parsed.data
  gather.isWrong({ line, column: 'region' }, 'A region is one line of at most 120 characters.')
  return undefined
}
