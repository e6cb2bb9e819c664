import type { Span } from '#shared/time/wall-slot.ts'
import { type City, cities } from './cities.ts'
import type { Team } from './company.ts'
import { type Day, weekdayOf } from './days.ts'
import type { Random } from './random.ts'
import type { Visiting } from './release-cast.ts'
import type { Activity } from './releases.ts'
import type { Beginning } from './rhythm.ts'
import type { Window } from './slots.ts'
import type { Told } from './told.ts'

type Placing = {
  readonly told: Told
  readonly team: Team
  readonly random: Random
  readonly visiting: Visiting | undefined
}

/** At which hours something is mended: when it was found and understood. */
const oddHours = [
  ['06:10', '07:00'],
  ['11:30', '12:15'],
  ['13:45', '14:45'],
  ['16:20', '17:20'],
  ['21:05', '22:00'],
  ['23:40', '00:50'],
] as const

/** Begins before Greenwich's midnight and ends after it, in winter and in summer. */
const ACROSS_MIDNIGHT = ['18:30', '23:30'] as const

/** The activities of a release, and from when to when it runs in production. */
export function whenOf(beginning: Beginning, placing: Placing) {
  const { told, team, random } = placing
  const { day, class: of } = beginning
  const places = of === 'major' ? random.some(cities, random.between(2, 4)) : [team.city]
  const live = places.map((city) => ({
    city,
    title: places.length > 1 ? `Production ${city.name}` : null,
    placed: told.slots(day, windowOf(city, { ...beginning, ...placing })),
  }))
  const rehearsed = of === 'major' || (of === 'standard' && random.chance(0.15))
  const activities = [
    ...(rehearsed ? [rehearsal(day - (of === 'major' ? 5 : 1), placing)] : []),
    ...live
      .toSorted((x, y) => x.placed.span.startsAt - y.placed.span.startsAt)
      .map(
        ({ city, title, placed }): Activity => ({
          ...{ title, region: city.region, environment: `production ${city.region}` },
          slot: placed.wall,
        }),
      ),
  ]
  const span: Span = {
    startsAt: Math.min(...live.map(({ placed }) => placed.span.startsAt)),
    endsAt: Math.max(...live.map(({ placed }) => placed.span.endsAt)),
  }
  return { activities, span }
}

function windowOf(city: City, { day, class: of, random, visiting }: Beginning & Placing): Window {
  const { zone, train, weekend } = city
  const during = ([from, to]: readonly [string, string]): Window => ({ zone, from, to })
  if (visiting === 'running') return during(ACROSS_MIDNIGHT)
  if (of === 'hotfix' || of === 'emergency') return during(random.pick(oddHours))
  return during(of === 'major' || weekdayOf(day) >= 6 ? weekend : train)
}

function rehearsal(day: Day, { told, team: { city } }: Placing): Activity {
  const [from, to] = city.train
  return {
    title: 'Rehearsal on staging',
    environment: `staging ${city.region}`,
    region: city.region,
    slot: told.slots(day, { zone: city.zone, from, to }).wall,
  }
}
