import { z } from 'zod'
import { type Answer, OutwardError } from '../../sync/outward.ts'
import type { Asked, Probed } from '../connector.ts'
import { askGithub, ifThere } from './ask-github.ts'
import type { GithubSettings } from './github-settings.ts'
import { peek, text } from './raw-fields.ts'

const PAGES = 2
const LOOKED_AT = 20

type Fresh = Extract<Answer, { is: 'fresh' }>
type Projects = Pick<Probed, 'projects' | 'more'>

/** Says as whom GitHub takes us, what could be read, and what of the chosen can not be. */
export async function probeGithub(asked: Asked<GithubSettings>): Promise<Probed> {
  const user = await ifAllowed(ask(asked, { path: '/user' }))
  const path = user ? '/user/repos' : '/installation/repositories'
  const listed = await listProjects(asked, path)
  const headers = user?.headers ?? {}
  return {
    as: peek(z.string(), { raw: user?.body, field: 'login' }) ?? null,
    version: headers['x-github-enterprise-version'] ?? null,
    ...listed,
    remarks: [...remarksOn(headers), ...(await lookAtChosen(asked))],
  }
}

async function ask({ outward }: Asked<GithubSettings>, where: Parameters<typeof askGithub>[1]) {
  const answer = await askGithub(outward, where)
  // Nothing was asked that could be the same.
  return answer as Fresh
}

/** A token of an app belongs to nobody, and is told so. */
async function ifAllowed(asking: Promise<Fresh>): Promise<Fresh | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof OutwardError && error.trouble === 'forbidden') return undefined
    throw error
  }
}

const Project = z.object({ full_name: z.string().min(1), description: text })

async function listProjects(asked: Asked<GithubSettings>, path: string): Promise<Projects> {
  const projects: Probed['projects'][number][] = []
  let where: Parameters<typeof askGithub>[1] | undefined = {
    path,
    query: { per_page: '100', sort: path === '/user/repos' ? 'pushed' : undefined },
  }
  for (let page = 0; where !== undefined && page < PAGES; page += 1) {
    const { body, next }: Fresh = await ask(asked, where)
    const rows = Array.isArray(body)
      ? body
      : (peek(z.array(z.unknown()), { raw: body, field: 'repositories' }) ?? [])
    for (const row of rows) {
      const read = Project.safeParse(row).data
      if (read) projects.push({ project: read.full_name, says: read.description })
    }
    where = next === undefined ? undefined : { url: next }
  }
  return { projects, more: where !== undefined }
}

function remarksOn(headers: Fresh['headers']): string[] {
  const remarks: string[] = []
  const scopes = headers['x-oauth-scopes']?.split(',').map((scope) => scope.trim())
  if (scopes && !scopes.includes('repo')) {
    remarks.push('The token lacks the scope “repo”: it sees public repositories only.')
  }
  const ends = headers['github-authentication-token-expiration']
  if (ends) remarks.push(`The token can be used until ${ends}.`)
  return remarks
}

/** A repository that a token may not see looks like one that is not there. */
async function lookAtChosen(asked: Asked<GithubSettings>): Promise<string[]> {
  const { repositories } = asked.settings
  if (repositories.length === 0) return ['No repository is chosen yet.']
  const remarks: string[] = []
  for (const name of repositories.slice(0, LOOKED_AT)) {
    const found = await ifThere(ifAllowed(ask(asked, { path: `/repos/${name}` })))
    if (!found) remarks.push(`${name} is not there, or the token may not see it.`)
  }
  return remarks
}
