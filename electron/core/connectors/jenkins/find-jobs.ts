import { z } from 'zod'
import { type Outward, OutwardError } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'
import { pathOf, segmentsOf } from './jenkins-settings.ts'

/** How many jobs one entry of the settings may stand for, and how deep below it they may lie. */
export const JOB_LIMIT = 1000
const DEPTH = 5

const LastBuild = z.object({
  number: z.int(),
  timestamp: z.int().catch(0),
  building: z.boolean().nullable().catch(null),
})
const Item = z.object({
  _class: z.string().catch(''),
  name: z.string().optional(),
  fullName: z.string().optional(),
  nextBuildNumber: z.int().nullish().catch(null),
  lastBuild: LastBuild.nullish().catch(null),
  property: z.array(z.object({ _class: z.string().catch('') })).catch([]),
  jobs: z.array(z.unknown()).nullish().catch(null),
})
type Item = z.infer<typeof Item>

/** A job with what tells whether anything happened there since it was looked at last. */
export type Job = {
  readonly fullName: string
  readonly className: string
  /** True where the job stands for one branch of what it lies in. */
  readonly branch: boolean
  readonly next: number | null
  readonly last: z.infer<typeof LastBuild> | null
}

const HEAD =
  '_class,name,fullName,nextBuildNumber,lastBuild[number,timestamp,building],property[branch[name]]'
const TREE = [...Array(DEPTH)].reduce<string>(
  (below) => `${HEAD},jobs[${below}]{0,${JOB_LIMIT + 1}}`,
  `${HEAD},jobs[name]{0,1}`,
)

/** Every job that a full name stands for, where something was built last first. */
export async function findJobs(outward: Outward, part: string): Promise<Job[]> {
  const answer = await outward.get({ path: `${pathOf(part)}/api/json`, query: { tree: TREE } })
  const top = answer.is === 'fresh' ? Item.safeParse(answer.body).data : undefined
  if (!top) throw new Unfit('What was answered is no job, folder or multibranch project.')
  const jobs: Job[] = []
  collect({ item: top, fullName: segmentsOf(part).join('/'), inBranches: false, depth: 0 }, jobs)
  return jobs.sort((a, b) => (b.last?.timestamp ?? 0) - (a.last?.timestamp ?? 0))
}

type Found = {
  readonly item: Item
  readonly fullName: string
  readonly inBranches: boolean
  readonly depth: number
}

function collect({ item, fullName, inBranches, depth }: Found, into: Job[]): void {
  const { nextBuildNumber: next = null, lastBuild: last = null, _class, property } = item
  if (next !== null || last !== null) {
    const branch = inBranches || property.some((one) => one._class.endsWith('BranchJobProperty'))
    into.push({ fullName, className: _class, branch, next, last })
  }
  if (into.length > JOB_LIMIT) throw tooMany(`holds more than ${JOB_LIMIT} jobs`)
  const below = item.jobs ?? []
  if (below.length > 0 && depth > DEPTH) throw tooMany('holds folders in folders beyond measure')
  for (const raw of below) {
    const child = Item.safeParse(raw).data
    const name = child?.fullName ?? (child?.name && `${fullName}/${child.name}`)
    if (!child || !name) continue
    const isBranch = _class.includes('MultiBranch')
    collect({ item: child, fullName: name, inBranches: isBranch, depth: depth + 1 }, into)
  }
}

const tooMany = (because: string): OutwardError =>
  new OutwardError(`What is named there ${because}.`, {
    trouble: 'settingsUnfit',
    fix: 'Name the folders or jobs below it that matter.',
  })
