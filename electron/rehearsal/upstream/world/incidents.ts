import { DAY_MS, dayAt, MINUTE_MS } from '../../story/days.ts'
import type { Somebody } from './cast.ts'
import { dutyOf } from './duties.ts'
import type { Trouble } from './troubles.ts'
import { faults } from './words.ts'
import type { Known, World } from './world.ts'

/** Somebody was woken about a trouble. */
export type Incident = {
  readonly id: string
  readonly number: number
  readonly known: Known
  readonly title: string
  readonly who: Somebody
  readonly urgency: 'high' | 'low'
  readonly createdAt: number
  readonly acknowledgedAt: number
  /** `null` while nobody knows an end. */
  readonly resolvedAt: number | null
}

const WOKEN_MS = 2 * MINUTE_MS
const TAKEN_MS = 4 * MINUTE_MS
const CALM_MS = 3 * MINUTE_MS

/** The last created first, told day by day as far as somebody goes on asking. */
export function* incidentsOf(
  world: World,
  { since, until }: { readonly since: number; readonly until: number },
): Generator<Incident> {
  const first = Math.max(world.from, dayAt(since))
  for (let day = dayAt(until); day >= first; day -= 1) {
    const span = { since: day * DAY_MS - WOKEN_MS, until: (day + 1) * DAY_MS - WOKEN_MS - 1 }
    const found = world.services.flatMap((service) => {
      const known = world.of(service)
      return known
        .troubles(span)
        .filter(({ from }) => from >= span.since && from <= span.until)
        .map((trouble) => incidentOf(trouble, { known, world }))
    })
    yield* found
      .filter(({ createdAt }) => createdAt >= since && createdAt <= until)
      .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
  }
}

function incidentOf(trouble: Trouble, { known, world }: { known: Known; world: World }): Incident {
  const { id, from, until, fault, severity } = trouble
  const { team, name } = known.repository
  const createdAt = from + WOKEN_MS
  const acknowledgedAt = createdAt + TAKEN_MS
  return {
    ...{ id: `Q${id.slice(0, 13).toUpperCase()}`, number: Number.parseInt(id.slice(0, 6), 16) },
    ...{ known, title: `${name} ${faults[fault].says}`, createdAt, acknowledgedAt },
    who: dutyOf(world.cast, { team, at: createdAt }).who,
    urgency: severity === 'critical' ? 'high' : 'low',
    resolvedAt: until === null ? null : Math.max(until + CALM_MS, acknowledgedAt + MINUTE_MS),
  }
}

export type IncidentStands = 'triggered' | 'acknowledged' | 'resolved'

export function incidentAt({ acknowledgedAt, resolvedAt }: Incident, at: number): IncidentStands {
  if (resolvedAt !== null && resolvedAt <= at) return 'resolved'
  return acknowledgedAt <= at ? 'acknowledged' : 'triggered'
}
