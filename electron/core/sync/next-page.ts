import { nextLink } from '#shared/domain/sync/next-link.ts'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import type { Came } from './ask-host.ts'
import { pointsElsewhere } from './request-policy.ts'

/**
 * The address of the next page. One of somebody else is refused; one that was just asked is none,
 * because it would never end.
 */
export function nextPage({ url, headers }: Came, asked: URL): string | undefined {
  const target = nextLink(headers['link'])
  if (target === undefined) return undefined
  if (!URL.canParse(target, url.href)) throw pointsElsewhere(url, 'a next page that is none')
  const next = new URL(target, url)
  next.hash = ''
  if (!isSameOrigin(next, url)) throw pointsElsewhere(url, `${next.protocol}//${next.host}`)
  return next.href === url.href || next.href === asked.href ? undefined : next.href
}
