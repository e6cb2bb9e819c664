import { doors } from '../doors.ts'
import { follow, iso, ok, type Question, type Route } from '../routes.ts'
import type { Dialect, Said } from '../wire.ts'
import type { Somebody } from '../world/cast.ts'
import { dutyOf } from '../world/duties.ts'
import { type Incident, incidentAt, incidentsOf } from '../world/incidents.ts'
import { type Maintenance, maintenanceOf } from '../world/maintenance.ts'
import type { Known } from '../world/world.ts'

const WEB = 'https://larkfield.pagerduty.com'
/** Offset and limit together end here. */
const DEEPEST = 10_000
const MONTH_MS = 30 * 24 * 60 * 60_000
const LONGEST_MS = 185 * 24 * 60 * 60_000

const refused = (status: number, words: string, errors: readonly string[] = []): Said => ({
  status,
  body: { error: { message: words, code: status === 404 ? 2100 : 2001, errors } },
})

const reference = (type: string, { id, summary }: { id: string; summary: string }) => ({
  ...{ id, type: `${type}_reference`, summary, self: null, html_url: `${WEB}/${type}s/${id}` },
})
const person = ({ login, name }: Somebody) =>
  reference('user', {
    id: `P${login.replaceAll('-', '').slice(0, 12).toUpperCase()}`,
    summary: name,
  })
const serviceId = ({ index }: Known): string => `PLARK${String(index).padStart(2, '0')}`
const service = (known: Known) =>
  reference('service', { id: serviceId(known), summary: known.repository.name })
const policy = (team: string) =>
  reference('escalation_policy', {
    id: `PE${team.replaceAll(' ', '').toUpperCase()}`,
    summary: `Call ${team}`,
  })

/** A page as PagerDuty counts: by offset, without a total. */
function paged(question: Question, { name, all }: { name: string; all: Iterable<unknown> }): Said {
  const { query } = question
  const limit = Math.min(100, Math.max(1, Number(query.get('limit') ?? 25) || 25))
  const offset = Math.max(0, Number(query.get('offset') ?? 0) || 0)
  if (offset + limit > DEEPEST) {
    return refused(400, 'Invalid Input Provided', [
      'Offset and limit must not add up to more than 10,000.',
    ])
  }
  const found: unknown[] = []
  let met = 0
  for (const one of all) {
    met += 1
    if (met > offset) found.push(one)
    if (found.length > limit) break
  }
  return ok({
    [name]: found.slice(0, limit),
    limit,
    offset,
    total: null,
    more: found.length > limit,
  })
}

function incidents(question: Question): Said {
  const { query, at, world } = question
  const all = query.get('date_range') === 'all'
  const said = (name: string, usual: number) => Date.parse(query.get(name) ?? '') || usual
  const until = all ? at : Math.min(at, said('until', at))
  const since = all ? 0 : said('since', until - MONTH_MS)
  if (!all && said('until', at) - since > LONGEST_MS) {
    return refused(400, 'Invalid Input Provided', [
      'The time range must not be longer than six months.',
    ])
  }
  const statuses = query.getAll('statuses[]')
  const ids = query.getAll('service_ids[]')
  function* wanted() {
    for (const incident of incidentsOf(world, { since, until })) {
      const isIn = ids.length === 0 || ids.includes(serviceId(incident.known))
      const fits = statuses.length === 0 || statuses.includes(incidentAt(incident, at))
      if (isIn && fits) yield incidentRow(incident, at)
    }
  }
  return paged(question, { name: 'incidents', all: wanted() })
}

function incidentRow(incident: Incident, at: number) {
  const { id, number, title, known, who, urgency, createdAt, acknowledgedAt, resolvedAt } = incident
  const status = incidentAt(incident, at)
  const changedAt =
    status === 'resolved' ? resolvedAt! : status === 'acknowledged' ? acknowledgedAt : createdAt
  const by = person(who)
  return {
    ...{ id, type: 'incident', incident_number: number, title, summary: `[#${number}] ${title}` },
    ...{ status, urgency, priority: null, service: service(known) },
    ...{
      created_at: iso(createdAt),
      updated_at: iso(changedAt),
      last_status_change_at: iso(changedAt),
    },
    last_status_change_by: status === 'triggered' ? service(known) : by,
    resolved_at: status === 'resolved' ? iso(resolvedAt!) : null,
    assignments: status === 'resolved' ? [] : [{ at: iso(createdAt), assignee: by }],
    acknowledgements:
      status === 'acknowledged' ? [{ at: iso(acknowledgedAt), acknowledger: by }] : [],
    escalation_policy: policy(known.repository.team),
    html_url: `${WEB}/incidents/${id}`,
  }
}

function oneIncident({ named, world, at }: Question): Said | undefined {
  for (const incident of incidentsOf(world, { since: 0, until: at })) {
    if (incident.id === named[0]) return ok({ incident: incidentRow(incident, at) })
  }
  return undefined
}

const windowRow = ({ id, says, by, from, until, services }: Maintenance) => ({
  ...{ id, type: 'maintenance_window', summary: says, description: says },
  ...{ start_time: iso(from), end_time: iso(until), created_by: person(by) },
  ...{
    services: services.map(service),
    teams: [],
    html_url: `${WEB}/maintenance_windows#/show/${id}`,
  },
})

function windows(question: Question): Said {
  const { query, at, world } = question
  const filter = query.get('filter') ?? 'all'
  const ids = query.getAll('service_ids[]')
  const wanted = maintenanceOf(world, at).filter(({ from, until, services }) => {
    const isIn = ids.length === 0 || services.some((known) => ids.includes(serviceId(known)))
    if (!isIn || filter === 'all') return isIn
    if (filter === 'past') return until <= at
    if (filter === 'future') return from > at
    return filter === 'ongoing' ? from <= at && until > at : until > at
  })
  return paged(question, { name: 'maintenance_windows', all: wanted.map(windowRow) })
}

function oneWindow({ named, world, at }: Question): Said | undefined {
  const found = maintenanceOf(world, at).find(({ id }) => id === named[0])
  return found && ok({ maintenance_window: windowRow(found) })
}

/** Who is called, of each team and within the time that is asked for: now, unless one is named. */
function oncalls(question: Question): Said {
  const { query, at, world } = question
  const since = Date.parse(query.get('since') ?? '') || at
  const until = Math.max(since, Date.parse(query.get('until') ?? '') || at)
  function* all() {
    for (const team of Object.keys(world.cast.crews)) {
      for (let moment = since; ; ) {
        const duty = dutyOf(world.cast, { team, at: moment })
        yield {
          ...{ escalation_level: 1, user: person(duty.who), escalation_policy: policy(team) },
          schedule: scheduleOf(team),
          ...{ start: iso(duty.from), end: iso(duty.until) },
        }
        if (duty.until >= until) break
        moment = duty.until
      }
    }
  }
  return paged(question, { name: 'oncalls', all: all() })
}

const scheduleOf = (team: string) =>
  reference('schedule', {
    id: `PS${team.replaceAll(' ', '').toUpperCase()}`,
    summary: `${team}, weekly`,
  })

const services = (question: Question): Said =>
  paged(question, {
    name: 'services',
    all: question.world.services.map((one) => ({
      ...service(question.world.of(one)),
      ...{ type: 'service', name: one.name, status: 'active' },
      escalation_policy: policy(one.team),
    })),
  })

const me = { id: 'PSIGNAL', type: 'user', name: 'Signalbox', email: 'signalbox@larkfield.example' }

const routes: readonly Route[] = [
  ['GET', /^\/abilities$/, () => ok({ abilities: ['sso', 'advanced_reports'] })],
  ['GET', /^\/users\/me$/, () => ok({ user: me })],
  ['GET', /^\/services$/, services],
  ['GET', /^\/incidents$/, incidents],
  ['GET', /^\/incidents\/(\w+)$/, oneIncident],
  ['GET', /^\/maintenance_windows$/, windows],
  ['GET', /^\/maintenance_windows\/(\w+)$/, oneWindow],
  ['GET', /^\/oncalls$/, oncalls],
  [
    'GET',
    /^\/schedules$/,
    (q) => paged(q, { name: 'schedules', all: Object.keys(q.world.cast.crews).map(scheduleOf) }),
  ],
]

/** Version 2 of PagerDuty's REST API. */
export const pagerduty: Dialect = {
  ...doors.pagerduty,
  unknown: ({ headers }) =>
    headers['authorization'] === `Token token=${pagerduty.secret}`
      ? undefined
      : { status: 401, body: { error: { message: 'Invalid token', code: 2006 } } },
  answer: (asked, scene) => follow(routes, asked, scene) ?? refused(404, 'Not Found'),
  limited: (waitSeconds) => ({
    status: 429,
    headers: {
      'retry-after': String(waitSeconds),
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(waitSeconds),
    },
    body: { error: { message: 'Rate Limit Exceeded', code: 2020 } },
  }),
  failing: () => ({
    status: 500,
    body: { error: { message: 'Internal Server Error', code: 2000 } },
  }),
  quota: {
    limit: 960,
    windowMs: 60_000,
    tell: ({ limit, left, resetsAt, wall }) => ({
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(left),
      'ratelimit-reset': String(Math.max(1, Math.ceil((resetsAt - wall) / 1000))),
    }),
  },
  validators: 'none',
}
