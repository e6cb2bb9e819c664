import { z } from 'zod'
import type { Outward } from '../../sync/outward.ts'
import { type Asked, type Probed, Unfit } from '../connector.ts'
import { due, fieldOf, loose, momentOf } from '../raw-fields.ts'
import { askPage } from './ask-page.ts'
import { passOver } from './passed-over.ts'
import { nameOf, person } from './person.ts'
import { type GitlabSettings, projectPath } from './settings.ts'

/** How many of the chosen projects are looked at one by one. */
const CHOSEN_LOOKED_AT = 20
const SOON_MS = 14 * 24 * 60 * 60_000

const Project = z.object({ path_with_namespace: due.text, name_with_namespace: loose.text })
const Token = z.object({
  scopes: z.array(z.string()).nullish().catch(null),
  expires_at: loose.text,
})

/** Asks who the token stands for, what it may do, and what it sees. */
export async function probeGitlab(asked: Asked<GitlabSettings>): Promise<Probed> {
  const { outward } = asked
  const me = await bodyOf(outward, '/user')
  if (typeof me !== 'object' || me === null || Array.isArray(me)) {
    throw new Unfit('Something answers there, but not as GitLab does. Its address ends in /api/v4.')
  }
  const token = await tokenRemarks(asked)
  const { projects, more } = await projectsOf(outward)
  const absent = await absentRemarks(asked)
  return {
    as: nameOf(person.parse(me)),
    version: await versionOf(outward),
    projects,
    more,
    remarks: [...token, ...absent],
  }
}

async function bodyOf(outward: Outward, path: string): Promise<unknown> {
  const answer = await outward.get({ path })
  return answer.is === 'fresh' ? answer.body : undefined
}

async function besides(outward: Outward, path: string): Promise<unknown> {
  const read = await passOver(() => bodyOf(outward, path))
  return read === 'failing' ? undefined : read
}

/** Before 15.2 there is no page about the instance but its version. */
async function versionOf(outward: Outward): Promise<string | null> {
  const about = (await besides(outward, '/metadata')) ?? (await besides(outward, '/version'))
  return loose.text.parse(fieldOf(about, 'version')) ?? null
}

/** Only some kinds of tokens can say what they may; the others go without remark. */
async function tokenRemarks({ outward, now }: Asked<GitlabSettings>): Promise<readonly string[]> {
  const told = Token.safeParse(await besides(outward, '/personal_access_tokens/self')).data
  const { scopes, expires_at: expiresOn } = told ?? {}
  const reads = !scopes || scopes.some((scope) => /^(read_api|api|granular)$/.test(scope))
  const endsAt = momentOf(`${expiresOn}T00:00:00Z`)
  const ends = endsAt !== undefined && endsAt - now < SOON_MS
  return [
    ...(reads ? [] : ['The token lacks the scope read_api; without it nothing can be read.']),
    ...(ends ? [`The token expires on ${expiresOn}.`] : []),
  ]
}

/** Those that were last worked on; whoever wants another one writes its path. */
async function projectsOf(outward: Outward): Promise<Pick<Probed, 'projects' | 'more'>> {
  const query = {
    membership: 'true',
    simple: 'true',
    archived: 'false',
    order_by: 'last_activity_at',
    sort: 'desc',
  }
  const page = await askPage({ outward, path: '/projects', query, page: 1, anew: true })
  const rows = page.is === 'fresh' ? page.rows : []
  const projects = rows.flatMap((raw) => {
    const project = Project.safeParse(raw).data
    if (!project) return []
    return { project: project.path_with_namespace, says: project.name_with_namespace ?? null }
  })
  return { projects, more: page.is === 'fresh' && page.more }
}

async function absentRemarks(asked: Asked<GitlabSettings>): Promise<readonly string[]> {
  const remarks: string[] = []
  for (const part of asked.settings.projects.slice(0, CHOSEN_LOOKED_AT)) {
    const found = await passOver(() => bodyOf(asked.outward, projectPath(part)))
    if (found === undefined) remarks.push(`${part} is not there, or the token may not see it.`)
  }
  return remarks
}
