import { z } from 'zod'
import type { About, Leaf, Stream, Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { due, fieldOf, loose, momentOf, readAs } from '../raw-fields.ts'
import { type Page, walkNewestFirst } from '../walk-newest-first.ts'
import { askPage, PER_PAGE } from './ask-page.ts'
import { nameOf, person } from './person.ts'
import { type GitlabSettings, horizonOf, projectPath } from './settings.ts'

const Release = z.object({
  tag_name: due.text,
  name: loose.text,
  created_at: due.moment,
  released_at: loose.moment,
  upcoming_release: loose.flag,
  author: person,
  commit: loose.part({ id: loose.text }),
  _links: loose.part({ self: loose.url }),
})

const EVERY_MS = 15 * 60_000

export const releases: Stream<GitlabSettings> = {
  name: 'releases',
  observes: 'sourceReleases',
  everyMs: EVERY_MS,
  parts: ({ projects }) => [...new Set(projects)],
  walk: walkReleases,
  parse: parseRelease,
}

const PageNumber = z.int().positive()
/** Older than that there is nothing: a refresh looks at the whole list. */
const WHOLE_MS = 1e15

const releasedAt = (raw: unknown): number | undefined =>
  momentOf(fieldOf(raw, 'released_at')) ?? momentOf(fieldOf(raw, 'created_at'))

const keyOf = (part: string, tag: string): string => `${part}:${tag}`

/**
 * GitLab does not say when a release was changed, so all of them down to the horizon are read each
 * time; what is planned stands at the top. Mostly that is one page, and mostly it is the same.
 */
function walkReleases(walk: Walk<GitlabSettings>): AsyncIterable<Leaf> {
  const horizon = horizonOf(walk)
  async function ask(place: unknown, { anew }: { anew: boolean }): Promise<Page<unknown>> {
    const number = PageNumber.parse(place)
    const page = await askPage({
      outward: walk.outward,
      path: `${projectPath(walk.part)}/releases`,
      query: { order_by: 'released_at', sort: 'desc' },
      page: number,
      anew,
    })
    if (page.is === 'same') return page
    const past = page.rows.some((raw) => (releasedAt(raw) ?? horizon) < horizon)
    const ends = past || (!page.more && page.rows.length < PER_PAGE)
    return {
      is: 'fresh',
      rows: page.rows,
      next: page.more && !past ? number + 1 : undefined,
      ends,
      keep: page.keep,
    }
  }
  const listing = {
    first: 1,
    ask,
    at: releasedAt,
    keyOf: (raw: unknown) => {
      const tag = fieldOf(raw, 'tag_name')
      return typeof tag === 'string' ? keyOf(walk.part, tag) : undefined
    },
    overlapMs: WHOLE_MS,
    horizon,
    back: (place: unknown) => Math.max(1, PageNumber.parse(place) - 1),
  }
  return walkNewestFirst(listing, walk)
}

export function parseRelease(raw: unknown, { part }: About<GitlabSettings>): Observed {
  const release = readAs(Release, { raw, what: 'A release' })
  const upcoming = release.upcoming_release === true
  return {
    of: 'sourceReleases',
    key: keyOf(part, release.tag_name),
    // There is no moment of the last change, and a plan may be moved either way: what is read last counts.
    revision: release.created_at,
    said: {
      project: part,
      name: release.name ?? null,
      tag: release.tag_name,
      stage: upcoming ? 'draft' : 'released',
      commit: release.commit?.id ?? null,
      by: nameOf(release.author),
      createdAt: release.created_at,
      publishedAt: upcoming ? null : release.released_at,
      url: release._links?.self ?? null,
    },
  }
}
