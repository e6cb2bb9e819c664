import { z } from 'zod'
import { Unfit, type Walk } from '../connector.ts'
import { askGithub, askWhetherChanged, ifThere } from './ask-github.ts'
import type { GithubSettings } from './github-settings.ts'
import { id, moment, peek } from './raw-fields.ts'
import { type Listed, pathOf } from './repository-listing.ts'
import type { Since } from './walk-repository.ts'

/** How many pull requests are read in full in one walk; what is left over is owed to later ones. */
const DETAILS_A_WALK = 50
const OWED_AT_MOST = 5_000
const IN_ONE_LEAF = 10
/** GitHub tells no more than 250 commits of one. */
const COMMIT_PAGES = 3

export const touchedOf = (raw: unknown) => peek(moment, { raw, field: 'updated_at' })
const numberOf = (raw: unknown) => peek(id, { raw, field: 'number' })

/** Reads pull requests in full, within what one walk may ask for. */
export function openPullDetails(walk: Walk<GithubSettings>, before: readonly number[]) {
  let owed = [...before]
  let left = DETAILS_A_WALK

  const late: number[] = []

  async function inFull({ raw, number, since }: Wanted): Promise<unknown> {
    const partly = { pull: raw, commits: null }
    if (left === 0) {
      late.push(number)
      return partly
    }
    const pull = await askPull(walk, { number, since })
    if (pull === 'same') return partly
    left -= 1
    owed = owed.filter((other) => other !== number)
    return pull === 'gone' ? undefined : pull
  }

  return {
    owed: (): readonly number[] => [...new Set([...late, ...owed])].slice(0, OWED_AT_MOST),
    async expand(rows: readonly Listed[], { phase, since }: Since): Promise<readonly unknown[]> {
      const found: unknown[] = []
      for (const { raw } of rows) {
        const number = numberOf(raw)
        const isTouched = since === undefined || (touchedOf(raw) ?? Number.NaN) > since
        if (number !== undefined && phase === 'fill') owed.push(number)
        const wanted = number !== undefined && phase !== 'fill' && isTouched
        const row = wanted ? await inFull({ raw, number, since }) : { pull: raw, commits: null }
        if (row !== undefined) found.push(row)
      }
      return found
    },
    /** Works off what earlier walks left over. */
    async *payBack(): AsyncGenerator<readonly unknown[]> {
      owed = [...new Set(owed)]
      while (left > 0 && owed.length > 0) {
        const now = owed.slice(0, Math.min(left, IN_ONE_LEAF))
        const rows: unknown[] = []
        for (const number of now) {
          const pull = await askPull(walk, { number, since: undefined })
          if (typeof pull === 'object') rows.push(pull)
        }
        left -= now.length
        owed = owed.slice(now.length)
        yield rows
      }
    },
  }
}

type Wanted = {
  readonly raw: unknown
  readonly number: number
  readonly since: number | undefined
}

type Whole = { readonly pull: unknown; readonly commits: readonly unknown[] | null }

/** `same` where it is as it was when it was read in full last; `gone` where GitHub knows it no more. */
async function askPull(
  walk: Walk<GithubSettings>,
  { number, since }: Pick<Wanted, 'number' | 'since'>,
): Promise<Whole | 'same' | 'gone'> {
  const path = pathOf(walk.part, `pulls/${number}`)
  const ask = since === undefined ? askGithub : askWhetherChanged
  const answer = await ifThere(ask(walk.outward, { path }))
  if (answer === undefined) return 'gone'
  if (answer.is === 'same') return 'same'
  const commits = await askCommits(walk, number)
  if (commits === undefined) return 'gone'
  if (since !== undefined) answer.keep(null)
  const told = peek(z.int(), { raw: answer.body, field: 'commits' }) ?? 0
  return { pull: answer.body, commits: told > commits.length ? null : commits }
}

async function askCommits(
  { outward, part }: Walk<GithubSettings>,
  number: number,
): Promise<readonly unknown[] | undefined> {
  const found: unknown[] = []
  const path = pathOf(part, `pulls/${number}/commits`)
  let where: Parameters<typeof askGithub>[1] | undefined = { path, query: { per_page: '100' } }
  for (let page = 0; where !== undefined && page < COMMIT_PAGES; page += 1) {
    const answer: Awaited<ReturnType<typeof askGithub>> | undefined = await ifThere(
      askGithub(outward, where),
    )
    if (answer?.is !== 'fresh') return undefined
    if (!Array.isArray(answer.body))
      throw new Unfit('GitHub answered with commits that are no list.')
    found.push(...answer.body)
    where = answer.next === undefined ? undefined : { url: answer.next }
  }
  return found
}
