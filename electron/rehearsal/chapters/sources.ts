import type { AskOf } from '#shared/contract/index.ts'
import type { EnvironmentId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import type { Chapter, Stage, Step } from '../stage.ts'
import { DAY_MS, MINUTE_MS } from '../story/days.ts'
import { type DoorOf, doors } from '../upstream/doors.ts'
import type { Vendor } from '../upstream/wire.ts'
import { type Cast, pathOf, type Repository } from '../upstream/world/cast.ts'
import { castOf } from '../upstream/world/cast-of.ts'

/** As long ago as the sources were connected, as far back they are read. */
const DAYS = 14
/** Some names are left for whoever looks into the inbox. */
const LEFT = 9
const MEASURED = 6

/** Some days ago the systems of the company were connected; most of their names were joined. */
export const sourcesChapter: Chapter = (story) => {
  const begin = story.present - (DAYS - 1) * DAY_MS
  const cast = castOf(story)
  const by = story.company.visitor.key
  const acts = [
    ...sourcesOf(cast).map(addSource),
    ...rulesOf(cast).map(addRule),
    ...metricsOf(cast).map(defineMetric),
  ]
  return acts.map((act, i): Step => ({ at: begin + i * MINUTE_MS, run: (stage) => act(stage, by) }))
}

type Act = (stage: Stage, by: string) => Promise<void>
type Connected = { readonly door: DoorOf; readonly settings: object }

const keyOf = (vendor: Vendor): string => `source ${vendor}`
const addressOf = ({ vendor, basePath }: DoorOf): string =>
  `http://${vendor}.rehearsal.localhost${basePath}`

function sourcesOf({ repositories }: Cast): readonly Connected[] {
  const paths = (fits: (one: Repository) => boolean) => repositories.filter(fits).map(pathOf)
  const at = (code: Repository['code']) => paths((one) => one.code === code)
  const days = { days: DAYS }
  return [
    { door: doors.github, settings: { repositories: at('github'), ...days } },
    { door: doors.gitlab, settings: { projects: at('gitlab'), ...days } },
    { door: doors.jenkins, settings: { jobs: paths((one) => one.jenkins), ...days } },
    // It lives in the process that reads it: asked for little at once, it holds nobody up.
    { door: doors.prometheus, settings: { mostPoints: 300 } },
    { door: doors.alertmanager, settings: {} },
    { door: doors.pagerduty, settings: days },
    { door: doors.caldav, settings: {} },
  ]
}

const addSource =
  ({ door, settings }: Connected): Act =>
  async (stage, by) => {
    const { vendor: kind, title: name, secret } = door
    // Settings are data of the kind's own; its connector judges them as they are added.
    const said = {
      kind,
      name,
      baseUrl: addressOf(door),
      secret,
      settings,
    } as AskOf<'sources.add'>
    stage.name(keyOf(kind), (await stage.as(by, 'sources.add', said)).id)
  }

type Ruled = {
  readonly of: 'project' | 'place'
  readonly pattern: string
  readonly to: string
}

/** By what code hosts and what monitoring call a service; places by their names without spaces. */
function rulesOf({ repositories, places }: Cast): readonly Ruled[] {
  const joined = repositories.filter(({ kind }, i) => kind === 'service' && i % LEFT !== LEFT - 1)
  return [
    ...joined.flatMap((one): readonly Ruled[] => [
      { of: 'project', pattern: pathOf(one), to: one.key },
      { of: 'project', pattern: one.name, to: one.key },
    ]),
    ...places
      .filter((_, i) => i % LEFT !== LEFT - 4)
      .map(({ slug, key }): Ruled => ({ of: 'place', pattern: slug, to: key })),
  ]
}

const addRule =
  ({ of, pattern, to }: Ruled): Act =>
  async (stage, by) => {
    const id = stage.idOf<ServiceId & EnvironmentId>(to)
    await stage.as(by, 'joins.add', { of, source: null, pattern, to: id, order: 0 })
  }

type Measured = Pick<
  AskOf<'metrics.define'>,
  'name' | 'unit' | 'kind' | 'query' | 'goodDirection'
> & { readonly service: string }

/** What is watched of those services that matter most. */
function metricsOf({ repositories }: Cast): readonly Measured[] {
  const services = repositories.filter(({ kind }) => kind === 'service')
  return services
    .toSorted((a, b) => a.tier - b.tier)
    .slice(0, MEASURED)
    .flatMap(({ key, name }): readonly Measured[] => [
      {
        ...{ name: `${name}: failed requests`, service: key, unit: null, kind: 'counter' },
        query: `sum by (track) (http_requests_total{service="${name}",status="5xx"})`,
        goodDirection: 'down',
      },
      {
        ...{ name: `${name}: requests`, service: key, unit: null, kind: 'counter' },
        query: `sum by (track) (http_requests_total{service="${name}"})`,
        goodDirection: null,
      },
      {
        ...{ name: `${name}: 95th percentile`, service: key, unit: 'ms', kind: 'gauge' },
        query: `http_request_duration_p95_seconds{service="${name}"} * 1000`,
        goodDirection: 'down',
      },
    ])
}

const EVERY_MS = 5 * MINUTE_MS

const defineMetric =
  ({ service, ...said }: Measured): Act =>
  async (stage, by) => {
    const source = stage.idOf<SourceId>(keyOf('prometheus'))
    const about = { source, service: stage.idOf<ServiceId>(service), everyMs: EVERY_MS }
    await stage.as(by, 'metrics.define', { ...said, ...about })
  }
