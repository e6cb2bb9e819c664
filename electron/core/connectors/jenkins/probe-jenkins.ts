import { z } from 'zod'
import { type Outward, OutwardError } from '../../sync/outward.ts'
import { type Asked, type Probed, Unfit } from '../connector.ts'
import { type JenkinsSettings, segmentsOf } from './jenkins-settings.ts'

const LISTED = 200

const Me = z.object({ id: z.string().optional(), fullName: z.string().optional() })
const Item = z.object({
  _class: z.string().catch(''),
  name: z.string(),
  fullName: z.string().optional(),
  jobs: z.array(z.unknown()).nullish().catch(null),
})
const Top = z.object({ jobs: z.array(z.unknown()) })

const level = (below: string): string => `jobs[_class,name,fullName${below}]{0,${LISTED + 1}}`
const TREE = level(`,${level(`,${level('')}`)}`)

/** Whom Jenkins takes us for, and what can be read there. */
export async function probeJenkins({ outward, settings }: Asked<JenkinsSettings>): Promise<Probed> {
  const answer = await outward.get({ path: '/api/json', query: { tree: TREE } })
  const top = answer.is === 'fresh' ? Top.safeParse(answer.body).data : undefined
  if (!top) throw new Unfit('What answers there is no Jenkins.')
  const version = answer.is === 'fresh' ? (answer.headers['x-jenkins'] ?? null) : null
  const all = listed(top.jobs)
  const as = await whoAmI(outward)
  const more = all.length > LISTED
  return {
    as,
    version,
    projects: all.slice(0, LISTED),
    more,
    remarks: remarksOn({ as, version, all, more, settings }),
  }
}

async function whoAmI(outward: Outward): Promise<string | null> {
  try {
    const answer = await outward.get({ path: '/me/api/json', query: { tree: 'id,fullName' } })
    const me = answer.is === 'fresh' ? Me.safeParse(answer.body).data : undefined
    return me?.fullName ?? me?.id ?? null
  } catch (error) {
    // Who is nobody has no page about himself.
    const quiet = ['missing', 'forbidden', 'unauthorised', 'failing', 'redirected', 'notUnderstood']
    if (error instanceof OutwardError && quiet.includes(error.trouble)) return null
    throw error
  }
}

type Listed = { readonly project: string; readonly says: string | null }

/** A multibranch project is offered as one: its branches come and go. */
function listed(raws: readonly unknown[], above = ''): Listed[] {
  return raws.flatMap((raw) => {
    const item = Item.safeParse(raw).data
    if (!item) return []
    const project = item.fullName ?? `${above}${item.name}`
    const branches = item._class.includes('MultiBranch')
    const says = branches ? 'every branch' : item.jobs ? 'every job below' : null
    const below = branches ? [] : listed(item.jobs ?? [], `${project}/`)
    return [{ project, says }, ...below]
  })
}

type Seen = Pick<Probed, 'as' | 'version' | 'more'> & {
  readonly all: readonly Listed[]
  readonly settings: JenkinsSettings
}

function remarksOn({ as, version, all, more, settings }: Seen): string[] {
  const known = all.map(({ project }) => project)
  const isThere = (name: string) => known.some((one) => name === one || name.startsWith(`${one}/`))
  const wanted = settings.jobs.map((name) => segmentsOf(name).join('/'))
  return [
    ...(as === null ? ['Jenkins takes us for nobody: it shows what anybody may see.'] : []),
    ...(version === null ? ['It does not say which version it is.'] : []),
    ...(all.length === 0
      ? ['It shows no job: whoever asks may need Overall/Read and Job/Read.']
      : []),
    ...(more ? [] : wanted.filter((name) => !isThere(name)).map((name) => `It shows no ${name}.`)),
  ]
}
