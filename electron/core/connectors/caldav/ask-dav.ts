import { type Outward, OutwardError, type Wish } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'
import { type Multistatus, readMultistatus } from './multistatus.ts'

type Asked = NonNullable<Wish['dav']> & {
  /** A path of the server; the base address itself where it is left out. */
  readonly path?: string
}

export async function askDav(outward: Outward, { path, ...dav }: Asked): Promise<Multistatus> {
  const where = path === undefined ? { path: '' } : { url: path }
  const wish = { as: 'text', accept: 'application/xml, text/xml;q=0.9', dav } as const
  const answer = await outward.get(where, wish)
  return readMultistatus(answer.is === 'fresh' ? answer.body : undefined)
}

/** Where it was asked, as a path of the server. */
export const askedAt = ({ address }: Outward, path?: string): string =>
  path ?? new URL(address).pathname

/**
 * Whether the server cannot or will not do this, so that another way may lead there. What may pass by
 * itself is waited for instead, and whoever is not let in is not let in the other way either.
 */
export const isDeclined = (error: unknown): boolean =>
  error instanceof Unfit ||
  (error instanceof OutwardError && !error.passing && declines.has(error.trouble))

const declines: ReadonlySet<string> = new Set(['forbidden', 'missing', 'notUnderstood', 'failing'])
