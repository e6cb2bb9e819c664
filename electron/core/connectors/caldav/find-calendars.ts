import { type Outward, OutwardError } from '../../sync/outward.ts'
import { askDav, askedAt, isDeclined } from './ask-dav.ts'
import { whichCalendars, whoAndWhere } from './dav-bodies.ts'
import { collectionPath, pathOfHref } from './dav-paths.ts'
import {
  CALDAV,
  CALENDARSERVER,
  childrenOf,
  DAV,
  type DavResponse,
  type Multistatus,
  propOf,
  textIn,
  textOf,
} from './multistatus.ts'

export type Calendar = {
  /** As the server names it, to be asked there. */
  readonly path: string
  /** The same in one writing, to be known by. */
  readonly id: string
  readonly name: string | null
  readonly holdsEvents: boolean
  /** Other ones as soon as anything in it changes; `null` where the server tells none. */
  readonly token: string | null
  readonly tag: string | null
}

export type Found = {
  readonly calendars: readonly Calendar[]
  /** Whom the server takes us for, as the path of that person; `null` where it does not say. */
  readonly principal: string | null
}

const WELL_KNOWN = '/.well-known/caldav'
const MOST_CALENDARS = 500

/**
 * The calendars that an address leads to, be it that of a server, a person, their calendars or one
 * calendar (RFC 6764, RFC 4791). What was read of it before, by its paths, is never looked for
 * anywhere else: whoever gave one calendar did not give all that a person has.
 */
export async function findCalendars(
  outward: Outward,
  known: readonly string[] = [],
): Promise<Found> {
  const base = await orDeclined(
    askDav(outward, { method: 'PROPFIND', depth: '0', body: whichCalendars }),
  )
  const found =
    (base.told && (await below(outward, base.told))) ??
    (isOwn(outward, known) ? undefined : await throughPrincipal(outward, WELL_KNOWN))
  if (found) return found
  if (base.declined instanceof OutwardError) throw base.declined
  throw new OutwardError('What answers there tells of no calendars.', {
    trouble: 'notUnderstood',
    fix: 'Check the address of the source: it should be that of a CalDAV server, or of one of its calendars.',
  })
}

/** Whether the address itself, by its path, is or holds something that was read. */
function isOwn(outward: Outward, known: readonly string[]): boolean {
  const own = collectionPath(askedAt(outward))
  return own !== '/' && known.some((id) => id.startsWith(own))
}

/** One calendar by its path. */
export async function findCalendar(outward: Outward, path: string): Promise<Calendar> {
  const told = await askDav(outward, { path, method: 'PROPFIND', depth: '0', body: whichCalendars })
  const [calendar] = calendarsIn(told, { outward, asked: path })
  if (calendar) return calendar
  throw new OutwardError(`There is no calendar at ${path}.`, {
    trouble: 'missing',
    fix: 'Choose another calendar in the settings of the source.',
  })
}

type Tried = { readonly told?: Multistatus; readonly declined?: unknown }

async function orDeclined(asked: Promise<Multistatus>): Promise<Tried> {
  try {
    return { told: await asked }
  } catch (error) {
    if (isDeclined(error)) return { declined: error }
    throw error
  }
}

/** What the base address itself is, or holds, or whom it knows. */
async function below(outward: Outward, base: Multistatus): Promise<Found | undefined> {
  const asked = askedAt(outward)
  const principal = principalIn(base, { outward, asked })
  const itself = calendarsIn(base, { outward, asked })
  if (itself.length > 0) return { calendars: itself, principal }
  const homes = homesIn(base, { outward, asked })
  if (homes.length > 0) return { calendars: await inHomes(outward, homes), principal }
  const { told: children } = await orDeclined(
    askDav(outward, { method: 'PROPFIND', depth: '1', body: whichCalendars }),
  )
  const held = children ? calendarsIn(children, { outward, asked }) : []
  if (held.length > 0) return { calendars: held, principal }
  return principal === null ? undefined : throughPrincipal(outward, principal)
}

/** From somebody, or from who knows who we are, to where their calendars lie. */
async function throughPrincipal(outward: Outward, path: string): Promise<Found | undefined> {
  const { told } = await orDeclined(
    askDav(outward, { path, method: 'PROPFIND', depth: '0', body: whoAndWhere }),
  )
  if (!told) return undefined
  const homes = homesIn(told, { outward, asked: path })
  const principal = principalIn(told, { outward, asked: path })
  if (homes.length > 0) return { calendars: await inHomes(outward, homes), principal }
  if (principal === null || path !== WELL_KNOWN) return undefined
  return throughPrincipal(outward, principal)
}

async function inHomes(outward: Outward, homes: readonly string[]): Promise<readonly Calendar[]> {
  const found = new Map<string, Calendar>()
  for (const path of homes) {
    const asked = { path, method: 'PROPFIND', depth: '1', body: whichCalendars } as const
    for (const one of calendarsIn(await askDav(outward, asked), { outward, asked: path })) {
      found.set(one.id, one)
    }
  }
  return [...found.values()].slice(0, MOST_CALENDARS)
}

type Answered = { readonly outward: Outward; readonly asked: string }

function principalIn({ responses }: Multistatus, answered: Answered): string | null {
  const named = responses
    .map((response) => propOf(response, { ns: DAV, name: 'current-user-principal' }))
    .find((prop) => prop !== undefined)
  if (!named) return null
  if (childrenOf(named, { ns: DAV, name: 'unauthenticated' }).length > 0) {
    throw new OutwardError('The server wants to know who asks before it tells of calendars.', {
      trouble: 'unauthorised',
      fix: 'Give a user name and a password, or a token.',
    })
  }
  const href = textIn(named, { ns: DAV, name: 'href' })
  return href === null ? null : pathOrThrow(href, answered)
}

function homesIn({ responses }: Multistatus, answered: Answered): readonly string[] {
  const [homes] = responses.flatMap(
    (response) => propOf(response, { ns: CALDAV, name: 'calendar-home-set' }) ?? [],
  )
  if (!homes) return []
  return childrenOf(homes, { ns: DAV, name: 'href' }).map((href) =>
    pathOrThrow(textOf(href), answered),
  )
}

/** Never asked elsewhere: whoever else is asked would be shown the secret of the source. */
function pathOrThrow(href: string, { outward, asked }: Answered): string {
  const path = pathOfHref(href, { address: outward.address, asked })
  if (path !== undefined) return path
  const place = URL.canParse(href) ? new URL(href) : undefined
  const where = place ? `${place.protocol}//${place.host}` : 'an address that is none'
  throw new OutwardError(
    `The server says that its calendars lie at ${where}, which was not asked.`,
    {
      trouble: 'redirected',
      fix: place
        ? `If that is where they are, change the address of the source to ${where}${place.pathname}.`
        : 'Check the address of the source.',
    },
  )
}

/** Each once, however often it is named. */
function calendarsIn({ responses }: Multistatus, answered: Answered): Calendar[] {
  const named = responses.flatMap((response) => {
    const path = pathOfHref(response.href, {
      address: answered.outward.address,
      asked: answered.asked,
    })
    return path !== undefined && isCalendar(response) ? [toCalendar(path, response)] : []
  })
  const found = new Map(named.map((calendar) => [calendar.id, calendar]))
  return [...found.values()].slice(0, MOST_CALENDARS)
}

const isCalendar = (response: DavResponse): boolean => {
  const type = propOf(response, { ns: DAV, name: 'resourcetype' })
  return type !== undefined && childrenOf(type, { ns: CALDAV, name: 'calendar' }).length > 0
}

function toCalendar(path: string, response: DavResponse): Calendar {
  const said = (named: { readonly ns: string; readonly name: string }): string | null => {
    const prop = propOf(response, named)
    return (prop && textOf(prop)) || null
  }
  return {
    path,
    id: collectionPath(path),
    name: said({ ns: DAV, name: 'displayname' }),
    holdsEvents: holdsEvents(response),
    token: said({ ns: DAV, name: 'sync-token' }),
    tag: said({ ns: CALENDARSERVER, name: 'getctag' }),
  }
}

/** Who does not say what it holds may hold anything. */
function holdsEvents(response: DavResponse): boolean {
  const set = propOf(response, { ns: CALDAV, name: 'supported-calendar-component-set' })
  const held = set ? childrenOf(set, { ns: CALDAV, name: 'comp' }) : []
  return (
    held.length === 0 ||
    held.some(({ attributes }) => attributes.get('name')?.toUpperCase() === 'VEVENT')
  )
}
