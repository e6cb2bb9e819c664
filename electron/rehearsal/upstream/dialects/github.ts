import { doors } from '../doors.ts'
import { countIn, follow, ok, type Question, type Route } from '../routes.ts'
import type { Dialect, Said } from '../wire.ts'
import { pathOf } from '../world/cast.ts'
import { CHANGE_LIFE_MS, type Change, changeTouchedAt } from '../world/changes.ts'
import { touchedFirst } from '../world/daybook.ts'
import { RUN_LIFE_MS, type Run } from '../world/runs.ts'
import type { Known } from '../world/world.ts'
import * as rows from './github-rows.ts'

const DOCS = 'https://docs.github.com/rest'
const PER_PAGE = { name: 'per_page', usual: 30, most: 100 }
const message = (status: number, words: string): Said => ({
  status,
  body: { message: words, documentation_url: DOCS, status: String(status) },
})
const notFound = () => message(404, 'Not Found')

/** Below a repository, by its name or by its number. */
const within = (below: string) =>
  new RegExp(`^(?:/repos/([^/]+)/([^/]+)|/repositories/(\\d+))${below}$`)

type Inside = Question & { readonly known: Known; readonly rest: readonly string[] }
type Answering = (inside: Inside) => Said | undefined

const inside =
  (answer: Answering) =>
  (question: Question): Said | undefined => {
    const [owner, name, id, ...rest] = question.named
    const { world } = question
    const repository = world.at('github').find((one) => {
      if (id) return rows.repositoryId(world.of(one)) === Number(id)
      return pathOf(one).toLowerCase() === `${owner}/${name}`.toLowerCase()
    })
    return repository && answer({ ...question, known: world.of(repository), rest })
  }

const sceneOf = ({ known, at, asked }: Inside) => ({ known, at, address: asked.url.origin })

type Paged = { readonly rows: readonly unknown[]; readonly more: boolean }
type Stretch = { readonly skip: number; readonly most: number }

/** One page and the links to others; from the second on their path bears the number of the repository. */
function paged(
  question: Inside,
  { below, read, wrap }: { below: string; read: (stretch: Stretch) => Paged; wrap?: string },
): Said {
  const { query, asked, known } = question
  const size = countIn(query, PER_PAGE)
  const page = countIn(query, { name: 'page', usual: 1, most: 100_000 })
  const { rows: found, more } = read({ skip: (page - 1) * size, most: size })
  const linkTo = (number: number) => {
    const to = new URL(`/repositories/${rows.repositoryId(known)}${below}`, asked.url.origin)
    to.search = query.toString()
    to.searchParams.set('page', String(number))
    return to.href
  }
  const links = [
    ...(page > 1 ? [`<${linkTo(page - 1)}>; rel="prev"`] : []),
    ...(more ? [`<${linkTo(page + 1)}>; rel="next"`] : []),
  ]
  const body = wrap
    ? { total_count: (page - 1) * size + found.length + Number(more), [wrap]: found }
    : found
  return ok(body, links.length > 0 ? { link: links.join(', ') } : {})
}

/** One more than is asked for tells whether there are more. */
const cutAt = <T>(found: readonly T[], most: number, row: (one: T) => unknown): Paged => ({
  rows: found.slice(0, most).map(row),
  more: found.length > most,
})

/** With a filter no more than this is told. */
const FILTERED_LIMIT = 1000

function listRuns(question: Inside): Said {
  const { known, at, query } = question
  const wanted = filterOf(query)
  const row = (run: rows.Numbered<Run>) => rows.runRow(run, sceneOf(question))
  const read = ({ skip, most }: Stretch): Paged => {
    if (!wanted) return cutAt(known.runs.newestFirst(at, { skip, most: most + 1 }), most, row)
    const found: ReturnType<typeof row>[] = []
    for (const run of recentRuns(question)) {
      const told = row(run)
      if (wanted(told)) found.push(told)
      if (found.length > Math.min(skip + most, FILTERED_LIMIT)) break
    }
    return cutAt(found.slice(skip, FILTERED_LIMIT), most, (one) => one)
  }
  return paged(question, { below: '/actions/runs', read, wrap: 'workflow_runs' })
}

type RunRow = ReturnType<typeof rows.runRow>

function filterOf(query: URLSearchParams): ((run: RunRow) => boolean) | undefined {
  const [status, branch, event] = ['status', 'branch', 'event'].map((name) => query.get(name))
  if (!status && !branch && !event) return undefined
  return (run) =>
    (!status || run.status === status || run.conclusion === status) &&
    (!branch || run.head_branch === branch) &&
    (!event || run.event === event)
}

/** What is under way began lately; anything else may lie anywhere. */
function* recentRuns({ known, at, query }: Inside): Generator<rows.Numbered<Run>> {
  const going = ['in_progress', 'queued'].includes(query.get('status') ?? '')
  for (let skip = 0; ; skip += 50) {
    const found = known.runs.newestFirst(at, { skip, most: 50 })
    if (found.length === 0) return
    for (const run of found) {
      if (going && run.is.createdAt < at - RUN_LIFE_MS) return
      yield run
    }
  }
}

const oneRun =
  (tell: (run: rows.Numbered<Run>, question: Inside) => Said): Answering =>
  (question) => {
    const number = rows.numberOf('run', Number(question.rest[0]))
    const is = question.known.runs.find(number, question.at)
    const fits = rows.idOf('run', { known: question.known, number }) === Number(question.rest[0])
    return is && fits ? tell({ number, is }, question) : undefined
  }

/** An earlier attempt, as it ended. */
const attempt = oneRun(({ number, is }, question) => {
  const wanted = Number(question.rest[1])
  const attempts = is.attempts.slice(0, wanted)
  const begun =
    attempts.length === wanted && (attempts.at(-1)?.begunAt ?? Number.NaN) <= question.at
  if (!begun) return notFound()
  return ok(rows.runRow({ number, is: { ...is, attempts } }, sceneOf(question)))
})

const jobs = oneRun((run, question) => {
  const found = rows.jobRows(run, sceneOf(question))
  return ok({ total_count: found.length, jobs: found })
})

function listDeployments(question: Inside): Said {
  const { known, at, query } = question
  const place = query.get('environment')
  const row = (one: Parameters<typeof rows.deploymentRow>[0]) =>
    rows.deploymentRow(one, sceneOf(question))
  const read = ({ skip, most }: Stretch): Paged => {
    if (!place) return cutAt(known.deployments.newestFirst(at, { skip, most: most + 1 }), most, row)
    const all = known.deployments.newestFirst(at, { skip: 0, most: Number.POSITIVE_INFINITY })
    return cutAt(all.filter(({ is }) => is.place === place).slice(skip), most, row)
  }
  return paged(question, { below: '/deployments', read })
}

const oneDeployment =
  (tell: (one: Parameters<typeof rows.deploymentRow>[0], question: Inside) => Said): Answering =>
  (question) => {
    const { known, at, rest } = question
    const number = rows.numberOf('deployment', Number(rest[0]))
    const is = known.deployments.find(number, at)
    const fits = rows.idOf('deployment', { known, number }) === Number(rest[0])
    return is && fits ? tell({ number, is }, question) : undefined
  }

function listReleases(question: Inside): Said {
  const { known, at } = question
  const told = known.versions
    .map((is, i) => ({ number: i + 1, is }))
    .filter(({ is }) => is.createdAt <= at)
    .toReversed()
  const read = ({ skip, most }: Stretch) =>
    cutAt(told.slice(skip), most, (one) => rows.releaseRow(one, sceneOf(question)))
  return paged(question, { below: '/releases', read })
}

function listPulls(question: Inside): Said {
  const { known, at, query } = question
  const row = (one: rows.Numbered<Change>) => rows.pullRow(one, sceneOf(question))
  const state = query.get('state') ?? 'open'
  const byUpdate = query.get('sort') === 'updated'
  const read = ({ skip, most }: Stretch): Paged => {
    const found: ReturnType<typeof row>[] = []
    for (const one of byUpdate ? pullsByUpdate(question) : pullsByCreation(known, at)) {
      const told = row(one)
      if (state === 'all' || told.state === state) found.push(told)
      if (found.length > skip + most) break
    }
    return cutAt(found.slice(skip), most, (one) => one)
  }
  return paged(question, { below: '/pulls', read })
}

const pullsByUpdate = ({ known, at }: Inside) =>
  touchedFirst({
    ...{ book: known.changes, at, lifeMs: CHANGE_LIFE_MS },
    touchedAt: (is) => changeTouchedAt(is, at),
  })

function* pullsByCreation({ changes }: Known, at: number): Generator<rows.Numbered<Change>> {
  for (let skip = 0; ; skip += 50) {
    const found = changes.newestFirst(at, { skip, most: 50 })
    yield* found
    if (found.length < 50) return
  }
}

const onePull =
  (tell: (one: rows.Numbered<Change>, question: Inside) => Said): Answering =>
  (question) => {
    const number = Number(question.rest[0])
    const is = question.known.changes.find(number, question.at)
    return is && tell({ number, is }, question)
  }

const routes: readonly Route[] = [
  ['GET', /^\/user$/, () => ok({ login: 'signalbox-reader', type: 'User' }, scopes)],
  ['GET', /^\/user\/repos$/, listRepositories],
  ['GET', /^\/rate_limit$/, () => ok({ resources: {} })],
  ['GET', within(''), inside(({ known }) => ok(rows.repositoryRow(known)))],
  ['GET', within('/actions/runs'), inside(listRuns)],
  [
    'GET',
    within('/actions/runs/(\\d+)'),
    inside(oneRun((run, q) => ok(rows.runRow(run, sceneOf(q))))),
  ],
  ['GET', within('/actions/runs/(\\d+)/attempts/(\\d+)'), inside(attempt)],
  ['GET', within('/actions/runs/(\\d+)/jobs'), inside(jobs)],
  ['GET', within('/deployments'), inside(listDeployments)],
  [
    'GET',
    within('/deployments/(\\d+)'),
    inside(oneDeployment((one, q) => ok(rows.deploymentRow(one, sceneOf(q))))),
  ],
  [
    'GET',
    within('/deployments/(\\d+)/statuses'),
    inside(oneDeployment((one, q) => ok(rows.statusRows(one, sceneOf(q))))),
  ],
  ['GET', within('/releases'), inside(listReleases)],
  ['GET', within('/pulls'), inside(listPulls)],
  [
    'GET',
    within('/pulls/(\\d+)'),
    inside(onePull((one, q) => ok(rows.wholePullRow(one, sceneOf(q))))),
  ],
  ['GET', within('/pulls/(\\d+)/commits'), inside(onePull((one) => ok(rows.commitRows(one))))],
]

const scopes = { 'x-oauth-scopes': 'repo' }

function listRepositories({ world, query, asked }: Question): Said {
  const size = countIn(query, PER_PAGE)
  const page = countIn(query, { name: 'page', usual: 1, most: 1000 })
  const all = world.at('github')
  const found = all
    .slice((page - 1) * size, page * size)
    .map((one) => rows.repositoryRow(world.of(one)))
  const next = new URL(asked.url)
  next.searchParams.set('page', String(page + 1))
  return ok(found, page * size < all.length ? { link: `<${next.href}>; rel="next"` } : {})
}

/** GitHub's REST API as github.com speaks it. */
export const github: Dialect = {
  ...doors.github,
  unknown: ({ headers }) =>
    [`Bearer ${github.secret}`, `token ${github.secret}`].includes(headers['authorization'] ?? '')
      ? undefined
      : message(401, headers['authorization'] ? 'Bad credentials' : 'Requires authentication'),
  answer(asked, scene) {
    const said = follow(routes, asked, scene) ?? notFound()
    return {
      ...said,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-github-media-type': 'github.v3; format=json',
        'x-github-request-id': 'LARK:FIELD',
        ...said.headers,
      },
    }
  },
  limited: (waitSeconds) => ({
    ...message(
      429,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    ),
    headers: { 'retry-after': String(waitSeconds), 'x-github-request-id': 'LARK:FIELD' },
  }),
  failing: () => message(503, 'No server is currently available to service your request.'),
  quota: {
    limit: 15_000,
    windowMs: 60 * 60_000,
    tell: ({ limit, left, used, resetsAt }) => ({
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil(resetsAt / 1000)),
      'x-ratelimit-resource': 'core',
    }),
  },
  validators: 'weak',
}
