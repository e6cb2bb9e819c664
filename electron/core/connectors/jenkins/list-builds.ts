import { z } from 'zod'
import { type Outward, OutwardError } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'
import type { Listing } from '../walk-newest-first.ts'
import type { Job } from './find-jobs.ts'
import { pathOf } from './jenkins-settings.ts'

const PAGE = 100
/** Pages overlap, so that what is deleted while they are turned moves nothing past us. */
const STEP = 90

/** Never the parameters of a build: people pass secrets in them. */
const BUILD = [
  'number,url,displayName,result,building,inProgress,timestamp,duration',
  'actions[_class,causes[_class,userId,userName]',
  'lastBuiltRevision[SHA1,branch[SHA1,name]],remoteUrls]',
].join(',')

/** One build as it was told, with the job that it belongs to. */
export type BuildRow = {
  readonly job: Pick<Job, 'fullName' | 'className' | 'branch'>
  readonly build: unknown
}

const Place = z.int().min(0)
const Told = z.object({ number: z.int(), timestamp: z.int() })
const told = ({ build }: BuildRow) => Told.safeParse(build).data

export const keyOfBuild = (of: { readonly fullName: string; readonly number: number }): string =>
  `${of.fullName}#${of.number}`

type Asking = {
  readonly outward: Outward
  readonly job: Job
  readonly horizon: number
  readonly overlapMs: number
}

/** The builds of one job, newest first. */
export function listBuilds(asking: Asking): Listing<BuildRow> {
  const { outward, job, horizon, overlapMs } = asking
  return {
    first: 0,
    at: (row) => told(row)?.timestamp,
    keyOf: (row) => {
      const build = told(row)
      return build && keyOfBuild({ fullName: job.fullName, number: build.number })
    },
    overlapMs,
    horizon,
    back: (place) => Math.max(0, Place.parse(place) - STEP),
    async ask(place) {
      const from = Place.catch(0).parse(place)
      const builds = await askPage({ outward, job, from })
      const rows = builds.map((build) => rowOf(job, build))
      const next = builds.length < PAGE ? undefined : from + STEP
      // Jenkins knows no “the same”: there is nothing to be found again.
      return { is: 'fresh', rows, next, keep: () => undefined }
    },
    one: (key) => askOne({ outward, job, key }),
  }
}

/** `builds` ends at the newest hundred; `allBuilds` knows the rest, and loads what it skips. */
async function askPage({ outward, job, from }: Pick<Asking, 'outward' | 'job'> & { from: number }) {
  const field = from === 0 ? 'builds' : 'allBuilds'
  const answer = await outward.get({
    path: `${pathOf(job.fullName)}/api/json`,
    query: { tree: `${field}[${BUILD}]{${from},${from + PAGE}}` },
  })
  const page = answer.is === 'fresh' ? Page.safeParse(answer.body).data : undefined
  const builds = page?.[field]
  if (!builds) throw new Unfit('What was answered is no list of builds.')
  return builds
}

const Builds = z.array(z.unknown()).optional()
const Page = z.object({ builds: Builds, allBuilds: Builds })

type Asked = {
  readonly outward: Outward
  readonly job: Job
  readonly key: string
}

async function askOne({ outward, job, key }: Asked): Promise<BuildRow | undefined> {
  const number = Number(key.slice(key.lastIndexOf('#') + 1))
  const path = `${pathOf(job.fullName)}/${number}/api/json`
  try {
    const answer = await outward.get({ path, query: { tree: BUILD } })
    return answer.is === 'fresh' ? rowOf(job, answer.body) : undefined
  } catch (error) {
    if (error instanceof OutwardError && error.trouble === 'missing') return undefined
    throw error
  }
}

const rowOf = ({ fullName, className, branch }: Job, build: unknown): BuildRow => ({
  job: { fullName, className, branch },
  build,
})
