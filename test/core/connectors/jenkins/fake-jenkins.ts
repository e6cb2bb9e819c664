import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'

export type FakeBuild = {
  number: number
  timestamp: number
  duration: number
  building: boolean
  result: string | null
}
export type FakeJob = { className: string; next: number; builds: FakeBuild[] }

export const MULTIBRANCH = 'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject'
export const PIPELINE = 'org.jenkinsci.plugins.workflow.job.WorkflowJob'
const FOLDER = 'com.cloudbees.hudson.plugins.folder.Folder'

type Wfapi = (job: string, number: number | undefined) => unknown

/** A Jenkins in memory that understands the few trees it is asked for. Jobs by their full names. */
export function fakeJenkins(jobs: Map<string, FakeJob>, over: { readonly wfapi?: Wfapi } = {}) {
  const multibranch = new Set<string>()
  const upstream = {
    jobs,
    multibranch,
    /** Runs before each answer. */
    before: (_path: string): void => undefined,
    wfapi: over.wfapi,
    start(name: string, at: number): FakeBuild {
      const job = jobs.get(name) ?? { className: PIPELINE, next: 1, builds: [] }
      jobs.set(name, job)
      const build = { number: job.next, timestamp: at, duration: 0, building: true, result: null }
      job.next += 1
      job.builds.unshift(build)
      return build
    },
  }
  const scripted = scriptedOutward((asked) => {
    upstream.before(asked)
    const url = new URL(asked, 'http://jenkins')
    const segments = url.pathname.split('/').filter(Boolean).map(decodeURIComponent)
    const name = segments.flatMap((one, at) => (segments[at - 1] === 'job' ? [one] : []))
    return { body: answer(upstream, { name: name.join('/'), segments, url }) }
  })
  return { ...scripted, upstream }
}

type Upstream = {
  readonly jobs: Map<string, FakeJob>
  readonly multibranch: Set<string>
  readonly wfapi: Wfapi | undefined
}
type Question = { readonly name: string; readonly segments: string[]; readonly url: URL }

export const missing = (what: string): OutwardError =>
  new OutwardError(`${what} is not there.`, { trouble: 'missing' })

function answer(upstream: Upstream, { name, segments, url }: Question): unknown {
  const tree = url.searchParams.get('tree') ?? ''
  const job = upstream.jobs.get(name)
  const number = segments.map(Number).find((one) => Number.isInteger(one))
  if (segments.includes('wfapi')) {
    const stages = upstream.wfapi?.(name, number)
    if (stages === undefined) throw missing('wfapi')
    return stages
  }
  if (number !== undefined) {
    const build = job?.builds.find((one) => one.number === number)
    if (!build) throw missing(`${name} ${number}`)
    return toldOf(build)
  }
  const range = /^(builds|allBuilds)\[.*\]\{(\d+),(\d+)\}$/.exec(tree)
  if (range) {
    if (!job) throw missing(name)
    const [, field = '', from, to] = range
    const all = field === 'builds' ? job.builds.slice(0, 100) : job.builds
    return { _class: job.className, [field]: all.slice(Number(from), Number(to)).map(toldOf) }
  }
  return itemOf(upstream, name)
}

const toldOf = (build: FakeBuild) => ({
  _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
  actions: [],
  displayName: `#${build.number}`,
  url: `https://jenkins/build/${build.number}/`,
  ...build,
})

function itemOf(upstream: Upstream, name: string): unknown {
  const { jobs, multibranch } = upstream
  const job = jobs.get(name)
  const head = { name: name.split('/').at(-1), fullName: name }
  if (job) {
    const [last] = job.builds
    const lastBuild = last
      ? { number: last.number, timestamp: last.timestamp, building: last.building }
      : null
    return { _class: job.className, ...head, nextBuildNumber: job.next, lastBuild, property: [] }
  }
  const start = `${name}/`
  const inside = [...jobs.keys()].filter((one) => one.startsWith(start))
  if (inside.length === 0 && !multibranch.has(name)) throw missing(name)
  const children = new Set(inside.map((one) => start + one.slice(start.length).split('/')[0]))
  const below = [...children].map((child) => itemOf(upstream, child))
  return { _class: multibranch.has(name) ? MULTIBRANCH : FOLDER, ...head, jobs: below }
}
