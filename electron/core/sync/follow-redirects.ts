import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import type { ExchangeAnswer } from '../ports.ts'
import { OutwardError } from './outward.ts'
import { pointsElsewhere } from './request-policy.ts'

const redirects = [301, 302, 303, 307, 308]

export type Arrived = { readonly url: URL; readonly answer: ExchangeAnswer }

type Steps = {
  readonly most: number
  readonly ask: (url: URL) => Promise<ExchangeAnswer>
  /** Lets go of an answer that is not wanted, so that its connection is free again. */
  readonly leave: (answer: ExchangeAnswer) => Promise<unknown>
}

/**
 * Asks where the host points to, within its own scheme, name and port only: nobody else is asked at
 * all, so nobody else is shown anything.
 */
export async function followRedirects(start: URL, { most, ask, leave }: Steps): Promise<Arrived> {
  let url = start
  for (let followed = 0; followed <= most; followed += 1) {
    const answer = await ask(url)
    if (!redirects.includes(answer.status)) return { url, answer }
    await leave(answer)
    url = targetOf(url, answer.headers['location'])
  }
  const because =
    most === 0
      ? `${start.host} points elsewhere for what was to be changed, and nothing is changed there.`
      : `${start.host} points from one address to the next without an end.`
  throw new OutwardError(because, {
    trouble: 'redirected',
    fix: 'Check the address of the source.',
  })
}

function targetOf(from: URL, location: string | undefined): URL {
  if (location === undefined || !URL.canParse(location, from.href)) {
    throw pointsElsewhere(from, 'an address that is none')
  }
  const target = new URL(location, from)
  target.hash = ''
  if (!isSameOrigin(target, from)) throw pointsElsewhere(from, placeOf(target))
  return target
}

/** Named with its scheme, because that may be all that differs. */
const placeOf = ({ protocol, host }: URL): string => `${protocol}//${host}`
