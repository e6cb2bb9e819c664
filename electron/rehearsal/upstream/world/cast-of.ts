import type { Size } from '../../sizes.ts'
import { everybodyIn, type Person } from '../../story/company.ts'
import { DAY_MS } from '../../story/days.ts'
import { addressOf } from '../../story/names.ts'
import { randomOf } from '../../story/random.ts'
import type { Release } from '../../story/releases.ts'
import type { Service } from '../../story/services.ts'
import type { Story } from '../../story/story.ts'
import type { Cast, Coming, Place, Repository, Somebody } from './cast.ts'
import { type Casting, slugOf, spanOf } from './casting.ts'
import { rolloutsOf } from './rollouts-of.ts'

/** How many services of the company the outside world knows: the large one has far more than anybody looks at. */
const KNOWN: Readonly<Record<Size, number>> = { small: 40, large: 100 }
const BACK_DAYS = 30
/** How far ahead of its release a version is built and tried. */
const AHEAD_DAYS = 31

/** What the story of the company means for the systems around it. */
export function castOf(story: Story): Cast {
  const near = story.releases.filter((release) => isNear(release, story))
  const services = chosen(story, near)
  const known = new Set(services.map(({ key }) => key))
  const people = new Map(everybodyIn(story.company).map((one) => [one.key, toSomebody(one)]))
  const loginOf = (key: string) => people.get(key)?.login ?? 'release-bot'
  return {
    seed: story.seed,
    present: story.present,
    repositories: [
      ...services.map((service) => repositoryOf(service, story.seed)),
      ...toolsBeside(services[0]!),
    ],
    places: story.environments.map(toPlace),
    crews: {
      central: story.company.central.map(toSomebody),
      ...Object.fromEntries(
        story.company.teams.map(({ key, members }) => [key, members.map(toSomebody)]),
      ),
    },
    rollouts: near
      .flatMap((release) => rolloutsOf(release, { story, known, loginOf }))
      .toSorted((a, b) => a.at - b.at),
    coming: near.flatMap((release) => comingOf(release, { story, known, loginOf })),
  }
}

const isNear = ({ draft, beats }: Release, { present }: Story): boolean => {
  const first = spanOf(draft.activities[0])?.startsAt
  if (first === undefined || beats.length === 0) return false
  return first > present - BACK_DAYS * DAY_MS && first < present + AHEAD_DAYS * DAY_MS
}

/** Those first that releases move around now. */
function chosen(story: Story, near: readonly Release[]): readonly Service[] {
  const moved = new Set(near.flatMap(({ draft }) => draft.items.map(({ service }) => service)))
  const standing = story.services.filter(({ retiredOn }) => retiredOn === undefined)
  const first = standing.filter(({ key }) => moved.has(key))
  const rest = standing.filter(({ key }) => !moved.has(key))
  const picked = new Set([...first, ...rest].slice(0, KNOWN[story.size]))
  return standing.filter((service) => picked.has(service))
}

function repositoryOf({ key, team, said }: Service, seed: string): Repository {
  const [group = 'larkfield', own = said.name] = new URL(said.repository!).pathname
    .split('/')
    .filter(Boolean)
  const random = randomOf(seed, 'code', key)
  return {
    ...{ key, name: said.name, kind: 'service', group, own, team: team.key },
    code: random.chance(0.6) ? 'github' : 'gitlab',
    jenkins: random.chance(0.2),
    ...{ region: team.city.region, zone: team.city.zone, tier: said.tier },
  }
}

/** Repositories that are nobody's service: what is read of them belongs to nothing. */
const toolsBeside = ({ team }: Service): readonly Repository[] =>
  (
    [
      ['build-images', 'github'],
      ['load-tests', 'gitlab'],
    ] as const
  ).map(([own, code]) => ({
    ...{ key: `tool ${own}`, name: own, kind: 'tool', group: 'platform', own, code },
    ...{ jenkins: own === 'load-tests', team: team.key, tier: 3 },
    ...{ region: team.city.region, zone: team.city.zone },
  }))

const toPlace = ({ key, stage, region }: Story['environments'][number]): Place => ({
  ...{ key, stage, region },
  slug: slugOf(key),
})

const toSomebody = ({ name }: Person): Somebody => ({
  name,
  login: name.toLowerCase().replaceAll(' ', '-'),
  email: addressOf(name),
})

/** A release that lies ahead, as long as nobody has called it off. */
function comingOf(release: Release, { story, known, loginOf }: Casting): readonly Coming[] {
  const { key, draft, beats } = release
  const spans = draft.activities.flatMap((one) => spanOf(one) ?? [])
  const startsAt = Math.min(...spans.map((span) => span.startsAt))
  const off = beats.some(
    (beat) => beat.does === 'state' && ['cancelled', 'postponed', 'inProgress'].includes(beat.to),
  )
  if (off || startsAt < story.present) return []
  const moves = draft.items.flatMap(({ service, version, buildId }) =>
    service !== null && known.has(service)
      ? [{ repository: service, version: version ?? buildId ?? 'next' }]
      : [],
  )
  if (moves.length === 0) return []
  return [
    {
      ...{ key, release: draft.name, moves, startsAt, by: loginOf(draft.lead) },
      places: draft.activities.map(({ environment }) => slugOf(environment)),
      endsAt: Math.max(...spans.map((span) => span.endsAt)),
    },
  ]
}
