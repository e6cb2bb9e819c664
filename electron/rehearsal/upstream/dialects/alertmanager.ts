import { doors } from '../doors.ts'
import { basic, follow, isoMs, ok, type Question, type Route } from '../routes.ts'
import type { Dialect, Said } from '../wire.ts'
import { type Silence, silencesOf } from '../world/silences.ts'
import type { Trouble } from '../world/troubles.ts'
import { faults } from '../world/words.ts'

/** Past silences are told for so long. */
const RETENTION_MS = 120 * 60 * 60_000
const RESOLVE_MS = 4 * 60_000

const silenceRow = (silence: Silence, at: number) => ({
  id: silence.id,
  matchers: [{ name: 'service', value: silence.service, isRegex: false, isEqual: true }],
  ...{ startsAt: isoMs(silence.from), endsAt: isoMs(silence.until) },
  ...{ updatedAt: isoMs(silence.saidAt), createdBy: silence.by.login, comment: silence.comment },
  status: { state: at < silence.from ? 'pending' : at < silence.until ? 'active' : 'expired' },
})

const told = ({ world, at }: Question): readonly Silence[] =>
  silencesOf(world, { since: at - RETENTION_MS, at })

/** Every alert that stands, with what keeps it quiet. */
function alerts(question: Question) {
  const { world, at, query } = question
  const quiet = told(question).filter(({ from, until }) => from <= at && until > at)
  const wants = (name: string) => query.get(name) !== 'false'
  return world.services.flatMap(({ key, name, group }) => {
    const troubles = world.find((one) => one.key === key)?.troubles({ since: at, until: at }) ?? []
    const silencedBy = quiet.filter(({ service }) => service === name).map(({ id }) => id)
    const shown = wants(silencedBy.length > 0 ? 'silenced' : 'active')
    const standing = shown ? troubles.filter(({ until }) => (until ?? at + 1) > at) : []
    return standing.map((trouble) => alertRow(trouble, { name, group, silencedBy, at }))
  })
}

type Whose = {
  readonly name: string
  readonly group: string
  readonly silencedBy: readonly string[]
  readonly at: number
}

function alertRow(trouble: Trouble, { name, group, silencedBy, at }: Whose) {
  const { fault, from, severity, track, id } = trouble
  const { name: alertname, says, metric } = faults[fault]
  const minute = Math.floor(at / 60_000) * 60_000
  return {
    fingerprint: id,
    ...{ startsAt: isoMs(from), updatedAt: isoMs(Math.max(from, minute)) },
    endsAt: isoMs(minute + RESOLVE_MS),
    labels: {
      alertname,
      service: name,
      namespace: group,
      severity,
      track,
      environment: 'production',
    },
    annotations: {
      summary: `${name} ${says}`,
      description: `Of the ${track} instances of ${name}, ${metric} is out of its bounds.`,
    },
    generatorURL: `https://prometheus.larkfield.example/graph?g0.expr=${encodeURIComponent(`service:${fault}:bad{service="${name}"}`)}`,
    receivers: [{ name: 'pager' }],
    status: {
      state: silencedBy.length > 0 ? 'suppressed' : 'active',
      ...{ silencedBy, inhibitedBy: [], mutedBy: [] },
    },
  }
}

const status = ({ world }: Question) => ({
  cluster: {
    status: 'ready',
    name: '01LARKFIELD',
    peers: [{ name: '01LARKFIELD', address: '10.4.0.7:9094' }],
  },
  versionInfo: { version: '0.29.0', revision: '5f0e6c1d', branch: 'HEAD', goVersion: 'go1.25.3' },
  config: { original: 'route:\n  receiver: pager\n' },
  uptime: isoMs(world.beganAt),
})

const routes: readonly Route[] = [
  ['GET', /^\/api\/v2\/status$/, (question) => ok(status(question))],
  ['GET', /^\/api\/v2\/alerts$/, (question) => ok(alerts(question))],
  ['GET', /^\/api\/v2\/receivers$/, () => ok([{ name: 'pager' }])],
  ['GET', /^\/api\/v2\/silences$/, (q) => ok(told(q).map((one) => silenceRow(one, q.at)))],
  ['GET', /^\/api\/v2\/silence\/([\w-]+)$/, oneSilence],
]

function oneSilence(question: Question): Said | undefined {
  const found = told(question).find(({ id }) => id === question.named[0])
  return found && ok(silenceRow(found, question.at))
}

/** Version 2 of the API of Alertmanager, behind something that asks for a password. */
export const alertmanager: Dialect = {
  ...doors.alertmanager,
  unknown: ({ headers }) =>
    headers['authorization'] === basic(alertmanager.secret)
      ? undefined
      : { status: 401, headers: { 'www-authenticate': 'Basic' }, body: 'Unauthorized\n' },
  answer: (asked, scene) =>
    follow(routes, asked, scene) ?? {
      status: 404,
      body: { code: 404, message: `path ${asked.url.pathname} was not found` },
    },
  limited: (waitSeconds) => ({
    status: 429,
    headers: { 'retry-after': String(waitSeconds) },
    body: 'too many requests\n',
  }),
  failing: () => ({ status: 503, body: 'service unavailable\n' }),
  validators: 'none',
}
