import { type Outward, OutwardError } from '../../sync/outward.ts'
import { type Asked, type Probed, Unfit } from '../connector.ts'
import { type CaldavSettings, EVERYTHING, partsOf } from './caldav-settings.ts'
import { type Calendar, type Found, findCalendars } from './find-calendars.ts'

const LISTED = 200

/** As whom the server takes us, and which calendars there are to be chosen from. */
export async function probeCaldav({ outward, settings }: Asked<CaldavSettings>): Promise<Probed> {
  const { calendars, principal } = await calendarsAt(outward)
  const offered = calendars.filter(({ holdsEvents }) => holdsEvents)
  return {
    as: principal === null ? null : nameIn(principal),
    version: null,
    projects: offered.slice(0, LISTED).map(({ id, name }) => ({ project: id, says: name })),
    more: offered.length > LISTED,
    remarks: remarksOn({ calendars, offered, settings }),
  }
}

/** Whoever tries an address is told in words what answers there. */
async function calendarsAt(outward: Outward): Promise<Found> {
  try {
    return await findCalendars(outward)
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    const fix = 'Look whether the address leads to a CalDAV server.'
    throw new OutwardError(error.message, { trouble: 'notUnderstood', fix, cause: error })
  }
}

/** The last part of a path such as /principals/kim/. */
function nameIn(principal: string): string {
  const last = principal.split('/').findLast((part) => part !== '') ?? principal
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

type Seen = {
  readonly calendars: readonly Calendar[]
  readonly offered: readonly Calendar[]
  readonly settings: CaldavSettings
}

function remarksOn({ calendars, offered, settings }: Seen): string[] {
  const others = calendars.length - offered.length
  const missing = partsOf(settings)
    .filter((part) => part !== EVERYTHING)
    .filter((part) => !offered.some(({ id }) => id === part))
  const silent = offered.filter(({ token, tag }) => token === null && tag === null).length
  return [
    ...(offered.length === 0 ? ['There is no calendar that holds events.'] : []),
    ...(others > 0
      ? [
          `${others} ${others === 1 ? 'calendar holds' : 'calendars hold'} no events and ${others === 1 ? 'is' : 'are'} left out.`,
        ]
      : []),
    ...(silent > 0
      ? ['The server does not say when a calendar has changed: each is looked through every time.']
      : []),
    ...missing.map((part) => `It shows no calendar at ${part}.`),
  ]
}
