import { doors } from '../doors.ts'
import { countIn, follow, ok, type Question, type Route } from '../routes.ts'
import type { Dialect, Said } from '../wire.ts'
import { pathOf } from '../world/cast.ts'
import { CHANGE_LIFE_MS, type Change, changeTouchedAt } from '../world/changes.ts'
import { type Daybook, touchedFirst } from '../world/daybook.ts'
import { type Deployment, deploymentTouchedAt } from '../world/deployments.ts'
import { RUN_LIFE_MS, type Run, runAt } from '../world/runs.ts'
import type { Known } from '../world/world.ts'
import * as rows from './gitlab-rows.ts'

const WEB = 'https://gitlab.larkfield.example'
const HOUR_MS = 60 * 60_000
const refused = (status: number, words: string): Said => ({ status, body: { message: words } })

const within = (below: string) => new RegExp(`^/api/v4/projects/([^/]+)${below}$`)

type Inside = Question & { readonly known: Known; readonly rest: readonly string[] }
type Answering = (inside: Inside) => Said | undefined

/** A project by its number, or by its path with its slashes encoded. */
const inside =
  (answer: Answering) =>
  (question: Question): Said | undefined => {
    const [wanted, ...rest] = question.named
    const { world } = question
    const found = world.at('gitlab').find((one) => {
      const byNumber = rows.projectId(world.of(one)) === Number(wanted)
      return byNumber || pathOf(one).toLowerCase() === wanted?.toLowerCase()
    })
    if (!found) return refused(404, '404 Project Not Found')
    return answer({ ...question, known: world.of(found), rest }) ?? refused(404, '404 Not found')
  }

const sceneOf = ({ known, at }: Inside) => ({ known, at, web: WEB })

/** One page with all that GitLab says of pages; totals are left out, as above ten thousand rows. */
function paged(question: Question, all: Iterable<unknown>): Said {
  const { query, asked } = question
  const size = countIn(query, { name: 'per_page', usual: 20, most: 100 })
  const page = countIn(query, { name: 'page', usual: 1, most: 100_000 })
  const found: unknown[] = []
  let met = 0
  for (const row of all) {
    met += 1
    if (met > (page - 1) * size) found.push(row)
    if (found.length > size) break
  }
  const more = found.length > size
  const linkTo = (number: number, rel: string) => {
    const to = new URL(asked.url)
    to.searchParams.set('page', String(number))
    to.searchParams.set('per_page', String(size))
    return `<${to.href}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [linkTo(page - 1, 'prev')] : []),
    ...(more ? [linkTo(page + 1, 'next')] : []),
    linkTo(1, 'first'),
  ]
  return ok(found.slice(0, size), {
    link: links.join(', '),
    'x-page': String(page),
    'x-per-page': String(size),
    'x-next-page': more ? String(page + 1) : '',
    'x-prev-page': page > 1 ? String(page - 1) : '',
  })
}

type Listing<T extends { readonly createdAt: number }> = {
  readonly book: Daybook<T>
  readonly lifeMs: number
  readonly touchedAt: (is: T) => number
  readonly row: (one: rows.Numbered<T>) => { readonly status?: string; readonly state?: string }
}

/** Ordered and cut by when rows were touched, or by when they came. */
function* listed<T extends { readonly createdAt: number }>(
  { at, query }: Question,
  { book, lifeMs, touchedAt, row }: Listing<T>,
): Generator<unknown> {
  const moment = (name: string) => {
    const said = Date.parse(query.get(name) ?? '')
    return Number.isNaN(said) ? undefined : said
  }
  const after = moment('updated_after') ?? Number.NEGATIVE_INFINITY
  const wanted = query.get('status') ?? query.get('state') ?? 'all'
  const until = moment('updated_before')
  const byUpdate = query.get('order_by') === 'updated_at'
  const all = byUpdate ? touchedFirst({ book, at, lifeMs, touchedAt, until }) : byNumber(book, at)
  for (const one of all) {
    const touched = touchedAt(one.is)
    if (byUpdate && touched < after) return
    if (touched < after || touched > (until ?? at)) continue
    const told = row(one)
    if (wanted === 'all' || wanted === (told.status ?? told.state)) yield told
  }
}

function* byNumber<T extends { readonly createdAt: number }>(book: Daybook<T>, at: number) {
  for (let skip = 0; ; skip += 50) {
    const found = book.newestFirst(at, { skip, most: 50 })
    yield* found
    if (found.length < 50) return
  }
}

const pipelines = (question: Inside): Said =>
  paged(
    question,
    listed<Run>(question, {
      ...{ book: question.known.runs, lifeMs: RUN_LIFE_MS },
      touchedAt: (is) => runAt(is, question.at).touchedAt,
      row: (run) => rows.pipelineRow(run, sceneOf(question)),
    }),
  )

/** GitLab wants filter and order to belong together here. */
function deployments(question: Inside): Said {
  const { query, known, at } = question
  const filters = query.has('updated_after') || query.has('updated_before')
  if (filters && query.get('order_by') !== 'updated_at') {
    return refused(
      400,
      '400 Bad request - `updated_at` filter and `updated_at` sorting must be paired',
    )
  }
  const place = query.get('environment')
  const all = listed<Deployment>(question, {
    ...{ book: known.deployments, lifeMs: 2 * HOUR_MS },
    touchedAt: (is) => deploymentTouchedAt(is, at),
    row: (one) => rows.deploymentRow(one, sceneOf(question)),
  })
  if (!place) return paged(question, all)
  const there = [...all].filter(
    (row) => (row as ReturnType<typeof rows.deploymentRow>).environment.name === place,
  )
  return paged(question, there)
}

const merges = (question: Inside): Said =>
  paged(
    question,
    listed<Change>(question, {
      ...{ book: question.known.changes, lifeMs: CHANGE_LIFE_MS },
      touchedAt: (is) => changeTouchedAt(is, question.at),
      row: (one) => rows.mergeRow(one, sceneOf(question)),
    }),
  )

function releases(question: Inside): Said {
  const told = question.known.versions
    .filter(({ createdAt }) => createdAt <= question.at)
    .map((is, i) => ({ number: i + 1, is }))
    .toSorted((a, b) => b.is.publishedAt - a.is.publishedAt)
  return paged(
    question,
    told.map((one) => rows.releaseRow(one, sceneOf(question))),
  )
}

const onePipeline =
  (tell: (run: rows.Numbered<Run>, question: Inside) => Said): Answering =>
  (question) => {
    const { known, at, rest } = question
    const number = rows.numberOf('pipeline', Number(rest[0]))
    const is = known.runs.find(number, at)
    const fits = rows.idOf('pipeline', { known, number }) === Number(rest[0])
    return is && fits ? tell({ number, is }, question) : undefined
  }

const oneDeployment: Answering = (question) => {
  const { known, at, rest } = question
  const number = rows.numberOf('deployment', Number(rest[0]))
  const is = known.deployments.find(number, at)
  const fits = rows.idOf('deployment', { known, number }) === Number(rest[0])
  return is && fits ? ok(rows.deploymentRow({ number, is }, sceneOf(question))) : undefined
}

const oneMerge =
  (tell: (one: rows.Numbered<Change>, question: Inside) => Said): Answering =>
  (question) => {
    const number = Number(question.rest[0])
    const is = question.known.changes.find(number, question.at)
    return is && tell({ number, is }, question)
  }

/** Jobs of the whole project, those of the last pipeline first. */
function* jobsOf(question: Inside): Generator<unknown> {
  for (const run of byNumber(question.known.runs, question.at)) {
    yield* rows.jobRows(run, sceneOf(question))
  }
}

/** The commit that a merge made. */
const oneCommit: Answering = ({ known, at, rest }) => {
  for (const { is } of byNumber(known.changes, at)) {
    if (is.mergeSha !== rest[0] || is.endsAt > at) continue
    const stats = { additions: is.added, deletions: is.removed, total: is.added + is.removed }
    return ok({ id: is.mergeSha, title: is.title, author_name: is.by.name, stats })
  }
  return undefined
}

const version = { version: '18.6.1-ee', revision: '5f0e6c1d', enterprise: true }
const token = { name: 'signalbox', scopes: ['read_api'], active: true, expires_at: null }

const routes: readonly Route[] = [
  [
    'GET',
    /^\/api\/v4\/user$/,
    () => ok({ id: 7, username: 'signalbox-reader', name: 'Signalbox' }),
  ],
  ['GET', /^\/api\/v4\/(?:metadata|version)$/, () => ok(version)],
  ['GET', /^\/api\/v4\/personal_access_tokens\/self$/, () => ok(token)],
  ['GET', /^\/api\/v4\/projects$/, listProjects],
  ['GET', within(''), inside(({ known }) => ok(rows.projectRow({ known, web: WEB })))],
  ['GET', within('/pipelines'), inside(pipelines)],
  [
    'GET',
    within('/pipelines/(\\d+)'),
    inside(onePipeline((run, q) => ok(rows.wholePipelineRow(run, sceneOf(q))))),
  ],
  [
    'GET',
    within('/pipelines/(\\d+)/jobs'),
    inside(onePipeline((run, q) => paged(q, rows.jobRows(run, sceneOf(q))))),
  ],
  ['GET', within('/jobs'), inside((q) => paged(q, jobsOf(q)))],
  ['GET', within('/deployments'), inside(deployments)],
  ['GET', within('/deployments/(\\d+)'), inside(oneDeployment)],
  ['GET', within('/releases'), inside(releases)],
  ['GET', within('/merge_requests'), inside(merges)],
  [
    'GET',
    within('/merge_requests/(\\d+)'),
    inside(oneMerge((one, q) => ok(rows.mergeRow(one, sceneOf(q))))),
  ],
  [
    'GET',
    within('/merge_requests/(\\d+)/commits'),
    inside(oneMerge((one, q) => paged(q, rows.commitRows(one)))),
  ],
  [
    'GET',
    within('/merge_requests/(\\d+)/diffs'),
    inside(oneMerge((one, q) => paged(q, rows.diffRows(one)))),
  ],
  ['GET', within('/repository/commits/([0-9a-f]+)'), inside(oneCommit)],
  [
    'GET',
    within('/freeze_periods'),
    inside((q) => paged(q, rows.freezeRows(q.known, q.world.beganAt))),
  ],
]

function listProjects(question: Question): Said {
  const { world } = question
  const all = world.at('gitlab').map((one) => rows.projectRow({ known: world.of(one), web: WEB }))
  return paged(question, all)
}

const shown = ({ 'private-token': own, authorization }: Readonly<Record<string, string>>) =>
  own ?? authorization?.replace(/^Bearer /, '')

/** GitLab's REST API, version 4. */
export const gitlab: Dialect = {
  ...doors.gitlab,
  unknown: ({ headers }) =>
    shown(headers) === gitlab.secret ? undefined : refused(401, '401 Unauthorized'),
  answer: (asked, scene) =>
    follow(routes, asked, scene) ?? { status: 404, body: { error: '404 Not Found' } },
  limited: (waitSeconds) => ({
    status: 429,
    headers: { 'retry-after': String(waitSeconds), 'content-type': 'text/plain' },
    body: 'Retry later\n',
  }),
  failing: () => ({
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html><title>GitLab is not responding (502)</title></html>',
  }),
  quota: {
    limit: 12_000,
    windowMs: 60_000,
    tell: ({ limit, left, used, resetsAt }) => ({
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(left),
      'ratelimit-observed': String(used),
      'ratelimit-reset': String(Math.ceil(resetsAt / 1000)),
    }),
  },
  validators: 'weak',
}
