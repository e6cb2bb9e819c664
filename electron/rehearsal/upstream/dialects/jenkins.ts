import { doors } from '../doors.ts'
import { basic, follow, ok, type Question, type Route } from '../routes.ts'
import type { Dialect, Said } from '../wire.ts'
import type { Somebody } from '../world/cast.ts'
import { type Ends, type Run, runAt } from '../world/runs.ts'
import type { Known } from '../world/world.ts'
import { cutOut, readTree, type Thing } from './jenkins-tree.ts'

const FOLDER = 'com.cloudbees.hudson.plugins.folder.Folder'
const BRANCHES = 'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject'
const JOB = 'org.jenkinsci.plugins.workflow.job.WorkflowJob'
/** `builds` ends here; `allBuilds` knows the rest. */
const BUILDS = 100
const STAGED = 10

const results: Readonly<Record<Ends, string>> = {
  ...{ success: 'SUCCESS', failure: 'FAILURE', cancelled: 'ABORTED', timedOut: 'ABORTED' },
}
const page = (status: number, title: string): Said => ({
  status,
  headers: { 'content-type': 'text/html;charset=utf-8' },
  body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
})
const notFound = () => page(404, 'Not Found')

const built = ({ world }: Question): readonly Known[] =>
  world.cast.repositories.filter(({ jenkins }) => jenkins).map(world.of)

type Found = { readonly thing: Thing; readonly known?: Known }

/** What lies at a path such as `/job/payments/job/ledger/job/main`; every name is encoded once more there. */
function at(question: Question, path: string): Found | undefined {
  const names = path.split('/job/').filter(Boolean).map(decodeURIComponent)
  const all = built(question)
  const [group, own, branch, ...deeper] = names
  if (deeper.length > 0) return undefined
  if (group === undefined) return { thing: rootOf(question) }
  const grouped = all.filter(({ repository }) => repository.group === group)
  if (grouped.length === 0) return undefined
  if (own === undefined) return { thing: folderOf(group, question) }
  const known = grouped.find(({ repository }) => repository.own === own)
  if (!known) return undefined
  if (branch === undefined) return { thing: projectOf(known, question), known }
  return branch === 'main' ? { thing: jobOf(known, question), known } : undefined
}

const urlOf = ({ asked }: Question, ...names: readonly string[]): string =>
  `${asked.url.origin}${names.map((name) => `/job/${encodeURIComponent(name)}`).join('')}/`

const rootOf = (question: Question): Thing => ({
  _class: 'hudson.model.Hudson',
  ...{ mode: 'NORMAL', nodeDescription: 'the Jenkins of Larkfield', useSecurity: true },
  url: urlOf(question),
  jobs: () =>
    [...new Set(built(question).map(({ repository }) => repository.group))].map((group) =>
      folderOf(group, question),
    ),
})

const folderOf = (group: string, question: Question): Thing => ({
  ...{ _class: FOLDER, name: group, fullName: group, displayName: group, property: [] },
  url: urlOf(question, group),
  jobs: () =>
    built(question)
      .filter(({ repository }) => repository.group === group)
      .map((known) => projectOf(known, question)),
})

const projectOf = (known: Known, question: Question): Thing => {
  const { group, own } = known.repository
  return {
    ...{ _class: BRANCHES, name: own, fullName: known.path, displayName: own, property: [] },
    url: urlOf(question, group, own),
    jobs: () => [jobOf(known, question)],
  }
}

function jobOf(known: Known, question: Question): Thing {
  const { group, own } = known.repository
  const { builds } = known
  const count = () => builds.countAt(question.at)
  const told = (from: number, to: number) =>
    builds
      .newestFirst(question.at, { skip: from, most: Math.max(0, to - from) })
      .map((one) => buildOf(one, { known, question }))
  const last = () => told(0, 1)[0]
  return {
    ...{ _class: JOB, name: 'main', fullName: `${known.path}/main`, displayName: 'main' },
    url: urlOf(question, group, own, 'main'),
    ...{ buildable: true, nextBuildNumber: () => count() + 1, lastBuild: () => last() ?? null },
    property: [
      {
        _class: 'org.jenkinsci.plugins.workflow.multibranch.BranchJobProperty',
        branch: { _class: 'jenkins.branch.Branch', name: 'main' },
      },
    ],
    color: () => (last()?.['building'] === true ? 'blue_anime' : 'blue'),
    builds: { slice: (from: number, to: number) => told(from, Math.min(to, BUILDS)) },
    allBuilds: { slice: told },
  }
}

type Of = { readonly known: Known; readonly question: Question }
type Numbered = { readonly number: number; readonly is: Run }

function buildOf({ number, is }: Numbered, { known, question }: Of): Thing {
  const { group, own } = known.repository
  const { state, is: trying } = runAt(is, question.at)
  const ended = state === 'ended'
  return {
    _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
    ...{ number, id: String(number), displayName: `#${number}` },
    fullDisplayName: `${group} » ${own} » main #${number}`,
    ...{ url: `${urlOf(question, group, own, 'main')}${number}/`, timestamp: is.createdAt },
    ...{ building: !ended, inProgress: !ended, result: ended ? results[trying.ends] : null },
    duration: ended ? trying.endsAt - is.createdAt : 0,
    estimatedDuration: 420_000,
    actions: [causeOf(is.by), revisionOf(is, known)],
  }
}

const causeOf = ({ name, login }: Somebody): Thing => ({
  _class: 'hudson.model.CauseAction',
  causes:
    login === 'release-bot'
      ? [{ _class: 'hudson.triggers.TimerTrigger$TimerTriggerCause' }]
      : [{ _class: 'hudson.model.Cause$UserIdCause', userId: login, userName: name }],
})

const revisionOf = ({ sha, branch }: Run, known: Known): Thing => ({
  _class: 'hudson.plugins.git.util.BuildData',
  lastBuiltRevision: { SHA1: sha, branch: [{ SHA1: sha, name: `refs/remotes/origin/${branch}` }] },
  remoteUrls: [`https://git.larkfield.example/${known.path}.git`],
})

/** Stages of a build, as the stage view tells them. */
function stagesOf({ number, is }: Numbered, { question }: Of) {
  const { is: trying, state } = runAt(is, question.at)
  const names = ['Checkout', 'Build', 'Test', 'Package']
  const each = (trying.endsAt - is.createdAt) / names.length
  const word = (last: boolean) => {
    if (!last || trying.ends === 'success') return 'SUCCESS'
    return trying.ends === 'failure' ? 'FAILED' : 'ABORTED'
  }
  const stages = names.flatMap((name, i) => {
    const [from, to] = [is.createdAt + each * i, is.createdAt + each * (i + 1)]
    if (question.at < from) return []
    const ended = question.at >= to
    const status = ended ? word(i === names.length - 1) : 'IN_PROGRESS'
    const durationMillis = Math.round((ended ? to : question.at) - from)
    const startTimeMillis = Math.round(from)
    return [
      { id: String(6 + i), name, status, startTimeMillis, durationMillis, pauseDurationMillis: 0 },
    ]
  })
  const status = state === 'ended' ? word(true) : 'IN_PROGRESS'
  return { id: String(number), name: `#${number}`, status, startTimeMillis: is.createdAt, stages }
}

const JOBS = '(/job/.*?)?'
const usual = readTree(
  '_class,name,fullName,displayName,url,color,buildable,nextBuildNumber,jobs[name,url,color],builds[number,url],number,id,result,building,inProgress,timestamp,duration,actions[_class],lastBuild[number,url]',
)

/** What `tree` asks for of a thing; without it a thing is told without what lies below. */
function tell(thing: Thing, { query }: Question): Said {
  const said = query.get('tree')
  const tree = said === null ? usual : readTree(said)
  return tree ? ok(cutOut(thing, tree)) : page(400, 'The tree cannot be understood')
}

const tellAt = (question: Question): Said | undefined => {
  const found = at(question, pathIn(question))
  return found && tell(found.thing, question)
}

/** Of names in the path the encoded form counts: a branch may hold a slash. */
const pathIn = ({ asked }: Question): string =>
  asked.url.pathname.replace(/\/(api\/json|wfapi\/.*|\d+\/.*)$/, '')

function oneBuild(question: Question): { readonly one: Numbered; readonly of: Of } | undefined {
  const known = at(question, pathIn(question))?.known
  const number = Number(question.named.at(-1))
  const is = known?.builds.find(number, question.at)
  return known && is ? { one: { number, is }, of: { known, question } } : undefined
}

const routes: readonly Route[] = [
  [
    'GET',
    /^\/me\/api\/json$/,
    () => ok({ _class: 'hudson.model.User', id: 'signalbox', fullName: 'Signalbox' }),
  ],
  [
    'GET',
    new RegExp(`^${JOBS}/(\\d+)/api/json$`),
    (question) => {
      const found = oneBuild(question)
      return found && tell(buildOf(found.one, found.of), question)
    },
  ],
  [
    'GET',
    new RegExp(`^${JOBS}/wfapi/runs$`),
    (question) => {
      const known = at(question, pathIn(question))?.known
      const told = known?.builds.newestFirst(question.at, { skip: 0, most: STAGED })
      return known && told && ok(told.map((one) => stagesOf(one, { known, question })))
    },
  ],
  [
    'GET',
    new RegExp(`^${JOBS}/(\\d+)/wfapi/describe$`),
    (question) => {
      const found = oneBuild(question)
      return found && ok(stagesOf(found.one, found.of))
    },
  ],
  ['GET', new RegExp(`^${JOBS}/api/json$`), tellAt],
]

/** The remote access API of Jenkins. */
export const jenkins: Dialect = {
  ...doors.jenkins,
  unknown({ headers }) {
    const shown = headers['authorization']
    if (shown === basic(jenkins.secret)) return undefined
    return shown === undefined
      ? page(403, 'Authentication required')
      : page(401, 'Invalid password/token for user')
  },
  answer(asked, scene) {
    const said = follow(routes, asked, scene) ?? notFound()
    return { ...said, headers: { 'x-jenkins': '2.541.1', ...said.headers } }
  },
  limited: (waitSeconds) => ({
    ...page(429, 'Too many requests'),
    headers: { 'retry-after': String(waitSeconds), 'content-type': 'text/html' },
  }),
  failing: () => page(503, 'Jenkins is getting ready to work'),
  validators: 'none',
}
