import { z } from 'zod'
import { type Leaf, type Stream, Unfit, type Walk } from '../connector.ts'
import { type ArgocdSettings, EVERYTHING } from './argocd-settings.ts'
import { type Application, listApplications, qualified } from './list-applications.ts'
import { parseDeployment } from './parse-deployment.ts'
import { type DeploymentRow, deploymentsOf, lostDeployment } from './trim-application.ts'

/** Short, because of a sync that fails nothing is told once the next one has begun. */
const EVERY_MS = 60_000
/** How many applications with news are read in one walk; the others follow in the next. */
const APPLICATIONS_A_WALK = 100
const LEAF = 10

type Signs = Readonly<Record<string, string>>
const Cursor = z.object({ signs: z.record(z.string(), z.string()) })

export const deployments: Stream<ArgocdSettings> = {
  name: 'deployments',
  observes: 'deployments',
  everyMs: EVERY_MS,
  parts: ({ applications }) =>
    applications.length === 0 ? [EVERYTHING] : [...new Set(applications)],
  walk: walkDeployments,
  parse: parseDeployment,
}

/**
 * One small request tells which applications have news; each of those tells everything it remembers.
 * Nothing is ever said to be gone: history is cut, and that undoes no deployment.
 */
async function* walkDeployments(walk: Walk<ArgocdSettings>): AsyncGenerator<Leaf> {
  const { outward, part, settings } = walk
  const listed = await listApplications({ outward, part, placeFrom: settings.placeFrom })
  const before = Cursor.safeParse(walk.cursor).data?.signs ?? {}
  const names = new Set(listed.map(qualified))
  let signs: Signs = Object.fromEntries(Object.entries(before).filter(([name]) => names.has(name)))
  const news = listed.filter((one) => walk.sweep || hasNews(one, { walk, signs }))
  const now = walk.sweep ? news : news.slice(0, APPLICATIONS_A_WALK)
  for (let at = 0; at < now.length; at += LEAF) {
    const rows: DeploymentRow[] = []
    for (const application of now.slice(at, at + LEAF)) {
      rows.push(...(await readApplication(walk, application)))
      signs = { ...signs, [qualified(application)]: application.sign }
    }
    yield { rows, cursor: { signs } }
  }
  yield { rows: [], cursor: { signs }, filling: now.length < news.length }
}

type Seen = { readonly walk: Walk<ArgocdSettings>; readonly signs: Signs }

/** What is under way may end without the list telling it. */
const hasNews = (application: Application, { walk, signs }: Seen): boolean =>
  signs[qualified(application)] !== application.sign || openOf(walk, application).length > 0

const openOf = ({ open }: Walk<ArgocdSettings>, application: Application): string[] =>
  open.filter((key) => key.replace(/[@#]\d+$/, '') === qualified(application))

async function readApplication(
  walk: Walk<ArgocdSettings>,
  application: Application,
): Promise<DeploymentRow[]> {
  const answer = await walk.outward.get({
    path: `/api/v1/applications/${encodeURIComponent(application.name)}`,
    query: { appNamespace: application.namespace ?? undefined },
  })
  if (answer.is !== 'fresh' || typeof answer.body !== 'object' || answer.body === null) {
    throw new Unfit('What was answered is no application.')
  }
  const rows = deploymentsOf(answer.body)
  const { settings } = walk
  const met = new Set(rows.flatMap((row) => keyOf(row, settings) ?? []))
  const [first] = rows
  const lost = openOf(walk, application).filter((key) => !met.has(key) && key.includes('@'))
  return first ? [...rows, ...lost.map((key) => lostDeployment(first, key))] : rows
}

function keyOf(row: DeploymentRow, settings: ArgocdSettings): string | undefined {
  try {
    return parseDeployment(row, { settings }).key
  } catch (error) {
    if (error instanceof Unfit) return undefined
    throw error
  }
}
