import type { Exchange } from '#core/ports.ts'
import { storyOf } from '../../../electron/rehearsal/story/story.ts'
import { openDialects } from '../../../electron/rehearsal/upstream/dialects/all.ts'
import { createFastClock } from '../../../electron/rehearsal/upstream/fast-clock.ts'
import { openDoor } from '../../../electron/rehearsal/upstream/open-door.ts'
import { type Plot, plotOf } from '../../../electron/rehearsal/upstream/plot.ts'
import type { Scenario } from '../../../electron/rehearsal/upstream/scenario.ts'
import type { Asked, Dialect, Vendor } from '../../../electron/rehearsal/upstream/wire.ts'
import { castOf } from '../../../electron/rehearsal/upstream/world/cast-of.ts'
import { openWorld } from '../../../electron/rehearsal/upstream/world/world.ts'
import { scriptedExchange } from '../../support/exchange.ts'

/** A Friday morning: work has begun in Bremen, and Pune is about to go home. */
export const FRIDAY = Date.UTC(2026, 10, 20, 9)

export const someCast = castOf(storyOf({ size: 'small', seed: 'larkfield', now: FRIDAY }))

const quiet: Scenario = { name: 'quiet', title: 'Quiet', says: 'Nothing besides.', events: [] }

type Standing = {
  readonly clock: { readonly now: () => number }
  readonly events?: Scenario['events']
}

/** The world around the rehearsal without its sockets: each vendor behind its own door. */
export function someUpstream({ clock, events = [] }: Standing) {
  const startsAt = clock.now()
  const plot: Plot = plotOf({ ...quiet, events }, { cast: someCast, startsAt })
  const world = openWorld(someCast, plot.happenings)
  const fast = createFastClock({ clock, startsAt, speed: 1 })
  const doors = new Map<string, { dialect: Dialect; ask: ReturnType<typeof openDoor> }>(
    openDialects().map((dialect) => [
      dialect.vendor,
      { dialect, ask: openDoor({ dialect, world, plot, fast, clock }) },
    ]),
  )
  const { exchange, asked } = scriptedExchange(({ url, method, headers, body = '' }) => {
    const door = doors.get(url.hostname.split('.')[0] ?? '')
    const answered = door?.ask({ method, url, headers, body })
    if (answered?.is !== 'said') throw new Error('nobody answers')
    return answered.said
  })
  return {
    world,
    plot,
    asked,
    exchange: exchange as Exchange,
    dialectOf: (vendor: Vendor): Dialect => doors.get(vendor)!.dialect,
    /** Asks with what has to be shown, unless something else is. */
    ask(vendor: Vendor, path: string, over: Partial<Omit<Asked, 'url'>> = {}) {
      const { dialect, ask } = doors.get(vendor)!
      const url = new URL(path, `http://${vendor}.rehearsal.localhost`)
      const headers = { ...proofOf(dialect), ...over.headers }
      return ask({ method: 'GET', body: '', ...over, headers, url })
    },
  }
}

function proofOf({ vendor, secret }: Dialect): Record<string, string> {
  if (vendor === 'github') return { authorization: `Bearer ${secret}` }
  if (vendor === 'gitlab') return { 'private-token': secret }
  if (vendor === 'pagerduty') return { authorization: `Token token=${secret}` }
  return { authorization: `Basic ${Buffer.from(secret).toString('base64')}` }
}
