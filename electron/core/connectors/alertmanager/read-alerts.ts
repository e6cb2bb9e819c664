import { z } from 'zod'
import { type Leaf, type Stream, Unfit, type Walk } from '../connector.ts'
import { type AlertmanagerSettings, EVERYTHING } from './alertmanager-settings.ts'
import { askList, askStatus, standing } from './ask-alertmanager.ts'
import { keyOfAlert, type MissedAlert, parseAlert } from './parse-alert.ts'

const EVERY_MS = 60_000
const LEAF = 500
/** After a start it has forgotten its alerts until whoever raised them tells them again. */
const FORGETFUL_MS = 5 * 60_000

export const alerts: Stream<AlertmanagerSettings> = {
  name: 'alerts',
  observes: 'incidents',
  everyMs: EVERY_MS,
  parts: () => [EVERYTHING],
  walk: walkAlerts,
  parse: parseAlert,
}

const Cursor = z.object({ readAt: z.int() })

/**
 * Only what stands is told. What stood and is told no more was resolved: it is kept with its end, and
 * never taken for gone. The cursor says when all that stood was met last.
 */
async function* walkAlerts(walk: Walk<AlertmanagerSettings>): AsyncGenerator<Leaf> {
  const rows = await askList(walk.outward, standing)
  for (let at = 0; at < rows.length; at += LEAF) yield { rows: rows.slice(at, at + LEAF) }
  const keys = rows.map(keyOfAlert)
  // A row that does not say which alert it is may be any of those that are missed.
  if (keys.includes(undefined)) return
  const met = new Set(keys)
  const missed = walk.open.filter((key) => !met.has(key))
  if (missed.length > 0 && (await isForgetful(walk))) return
  for (let at = 0; at < missed.length; at += LEAF) {
    yield { rows: endsOf(walk, missed.slice(at, at + LEAF)) }
  }
  yield { rows: [], cursor: { readAt: walk.now } }
}

async function isForgetful({ outward, now }: Walk<AlertmanagerSettings>): Promise<boolean> {
  const status = await askStatus(outward)
  if (!status) throw new Unfit('It tells alerts, but not how it does, as an Alertmanager would.')
  const isSettling = status.cluster?.status === 'settling'
  return isSettling || (status.uptime !== null && now - status.uptime < FORGETFUL_MS)
}

function endsOf(walk: Walk<AlertmanagerSettings>, keys: readonly string[]): MissedAlert[] {
  const told = walk.told?.(keys)
  const toldAt = Cursor.safeParse(walk.cursor).data?.readAt ?? null
  return keys.flatMap((key) => {
    const toldLast = told?.get(key)
    return toldLast === undefined ? [] : [{ toldLast, toldAt, missedAt: walk.now }]
  })
}
