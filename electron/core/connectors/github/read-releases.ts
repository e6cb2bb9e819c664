import { z } from 'zod'
import type { About, Stream, Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import type { GithubSettings } from './github-settings.ts'
import { fit, id, login, moment, peek, perhaps, text, webAddress } from './raw-fields.ts'
import { listingOf } from './repository-listing.ts'
import { walkRepository } from './walk-repository.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** The list stands in the order of the commits that were released, which may be much older. */
function newestMoment(raw: unknown): number | undefined {
  const moments = ['created_at', 'published_at'].flatMap(
    (field) => peek(moment, { raw, field }) ?? [],
  )
  return moments.length === 0 ? undefined : moments.reduce((a, b) => Math.max(a, b))
}

const walkReleases = (walk: Walk<GithubSettings>) =>
  walkRepository(walk, {
    listing: listingOf(walk, {
      path: 'releases',
      pageSize: 100,
      rowsOf: (body) => body,
      at: newestMoment,
      order: 'loose',
      overlapMs: 30 * DAY_MS,
    }),
    expand: async (rows) => rows.map(({ raw }) => raw),
  })

const flag = perhaps(z.boolean())

export const RawRelease = z.object({
  id,
  tag_name: z.string().min(1),
  name: text,
  draft: flag,
  prerelease: flag,
  target_commitish: text,
  author: login,
  created_at: moment,
  published_at: perhaps(moment),
  updated_at: perhaps(moment),
  html_url: webAddress,
})

const stages = ['draft', 'prerelease', 'released'] as const

/** A draft that is published keeps the moment it was created at; older servers tell no other. */
function parseRelease(raw: unknown, { part }: About<GithubSettings>): Observed {
  const release = fit(RawRelease, { raw, what: 'A release' })
  const { published_at: publishedAt, created_at: createdAt } = release
  const stage = release.draft ? 'draft' : release.prerelease ? 'prerelease' : 'released'
  const changedAt = release.updated_at ?? Math.max(createdAt, publishedAt ?? createdAt)
  return {
    of: 'sourceReleases',
    key: String(release.id),
    revision: changedAt + stages.indexOf(stage),
    said: {
      project: part,
      name: release.name || null,
      tag: release.tag_name,
      stage,
      commit: isSha(release.target_commitish) ? release.target_commitish : null,
      by: release.author,
      createdAt,
      publishedAt,
      url: release.html_url,
    },
  }
}

/** What it points to is more often the name of a branch. */
const isSha = (said: string | null): boolean => /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(said ?? '')

export const releases: Stream<GithubSettings> = {
  name: 'releases',
  observes: 'sourceReleases',
  everyMs: 15 * MINUTE_MS,
  parts: ({ repositories }) => repositories,
  walk: walkReleases,
  parse: parseRelease,
}
