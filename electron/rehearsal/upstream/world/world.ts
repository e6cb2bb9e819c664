import { DAY_MS, type Day, dayAt, MINUTE_MS } from '../../story/days.ts'
import { randomOf } from '../../story/random.ts'
import { type Cast, pathOf, type Repository, type Rollout, type Somebody } from './cast.ts'
import { type Change, changesOn } from './changes.ts'
import { type Daybook, openDaybook } from './daybook.ts'
import { type Deployment, deploymentsOn } from './deployments.ts'
import { type Measured, natureOf } from './metrics.ts'
import { buildsOn, type Run, runsOn } from './runs.ts'
import { type Trouble, troublesOf } from './troubles.ts'
import { type ToldVersion, versionsOf } from './versions-told.ts'

/** How far back anything is known of. */
const KNOWN_DAYS = 30
const BOT: Somebody = {
  name: 'Release Bot',
  login: 'release-bot',
  email: 'release-bot@larkfield.example',
}

/** What happens besides, because a scenario says so. */
export type Happenings = {
  readonly rollouts: readonly Rollout[]
  readonly troubles: readonly Trouble[]
}
export const nothingBesides: Happenings = { rollouts: [], troubles: [] }

/** Everything that is known of one repository. */
export type Known = {
  readonly index: number
  readonly repository: Repository
  readonly path: string
  readonly changes: Daybook<Change>
  readonly runs: Daybook<Run>
  /** Those of the build server. */
  readonly builds: Daybook<Run>
  readonly deployments: Daybook<Deployment>
  readonly versions: readonly ToldVersion[]
  readonly rollouts: readonly Rollout[]
  readonly troubles: (span: Span) => readonly Trouble[]
}
type Span = { readonly since: number; readonly until: number }

type Setting = { readonly cast: Cast; readonly happenings: Happenings; readonly from: Day }

/**
 * The outside of the rehearsal company: what it did by any moment follows from the cast alone, and only
 * what is asked for is ever told.
 */
export function openWorld(cast: Cast, happenings: Happenings = nothingBesides) {
  const setting = { cast, happenings, from: dayAt(cast.present) - KNOWN_DAYS }
  const opened = new Map<string, Known>()

  function of(repository: Repository): Known {
    const known = opened.get(repository.key) ?? openKnown(repository, setting)
    opened.set(repository.key, known)
    return known
  }
  const services = cast.repositories.filter(({ kind }) => kind === 'service')
  return {
    cast,
    from: setting.from,
    beganAt: setting.from * DAY_MS,
    of,
    services,
    /** Repositories whose code lies at one host, by path. */
    at: (code: Repository['code']) => cast.repositories.filter((one) => one.code === code),
    find: (wanted: (one: Repository) => boolean): Known | undefined => {
      const found = cast.repositories.find(wanted)
      return found && of(found)
    },
    whoIs: whoIsIn(cast),
  }
}
export type World = ReturnType<typeof openWorld>

const whoIsIn = (cast: Cast) => {
  const people = new Map(
    Object.values(cast.crews).flatMap((crew) => crew.map((one) => [one.login, one] as const)),
  )
  return (login: string): Somebody => people.get(login) ?? BOT
}

function openKnown(repository: Repository, { cast, happenings, from }: Setting): Known {
  const { seed } = cast
  const whoIs = whoIsIn(cast)
  const isIts = (one: { readonly repository: string }) => one.repository === repository.key
  const rollouts = [...cast.rollouts, ...happenings.rollouts]
    .filter(isIts)
    .toSorted((a, b) => a.at - b.at)
  const coming = cast.coming.filter(({ moves }) => moves.some(isIts))
  const said = { seed, of: repository, rollouts, whoIs, coming }
  const changes = openDaybook({ from, tell: (day) => changesOn(day, { cast, of: repository }) })
  const runs = openDaybook({ from, tell: (day) => runsOn(day, { ...said, changes, bot: BOT }) })
  const crew = cast.crews[repository.team] ?? [BOT]
  const builds = openDaybook({ from, tell: (day) => buildsOn(day, { ...said, crew }) })
  const deployments = openDaybook({ from, tell: (day) => deploymentsOn(day, { ...said, runs }) })
  const troubled = { ...said, planned: happenings.troubles }
  return {
    ...{ index: cast.repositories.indexOf(repository), repository, path: pathOf(repository) },
    ...{ changes, runs, builds, deployments, versions: versionsOf(said), rollouts },
    troubles: (span) => troublesOf(troubled, span),
  }
}

/** What the metrics of a service follow from until a moment: it begins anew with each version, and sometimes by night. */
export function measuredOf(world: World, { known, at }: { known: Known; at: number }): Measured {
  const { seed } = world.cast
  const { repository: of, rollouts } = known
  const nights: number[] = []
  for (let day = world.from; day <= dayAt(at); day += 1) {
    const random = randomOf(seed, 'restart', of.key, day)
    if (day === world.from || random.chance(0.12)) {
      nights.push(day * DAY_MS + random.between(60, 300) * MINUTE_MS)
    }
  }
  const anew = rollouts.flatMap(({ endsAt, place }) =>
    endsAt !== null && place.startsWith('production') ? [endsAt] : [],
  )
  const restarts = [...nights, ...anew].filter((one) => one <= at).toSorted((a, b) => a - b)
  const troubles = known.troubles({ since: restarts[0] ?? at, until: at })
  return { seed, of, nature: natureOf(seed, of), restarts, troubles }
}
