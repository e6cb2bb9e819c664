import { randomOf } from '../story/random.ts'
import type { Scenario, ScenarioEvent } from './scenario.ts'
import type { Vendor } from './wire.ts'
import type { Cast, Repository } from './world/cast.ts'
import type { Happenings } from './world/world.ts'

const MINUTE_MS = 60_000

/** How a vendor's server does badly for a while. */
export type Disturbance = {
  readonly vendor: Vendor
  readonly does: 'limit' | 'die' | 'fail' | 'slow'
  readonly byMs: number
  readonly from: number
  /** `null` where it goes on for ever. */
  readonly until: number | null
}

/** What is told, and when. */
export type Cue = { readonly at: number; readonly says: string }

/** A scenario at a moment of its own, in a company of its own. */
export type Plot = {
  readonly happenings: Happenings
  readonly cues: readonly Cue[]
  readonly disturbing: (vendor: Vendor, at: number) => Disturbance | undefined
}

/** A scenario names what is not there. */
export class UnfitScenario extends Error {}

type Staging = { readonly cast: Cast; readonly startsAt: number }

export function plotOf({ name, events }: Scenario, { cast, startsAt }: Staging): Plot {
  const timed = events.map((event) => {
    const from = startsAt + event.atMinutes * MINUTE_MS
    const { lastsMinutes } = event
    return {
      event,
      from,
      until: lastsMinutes === undefined ? null : from + lastsMinutes * MINUTE_MS,
    }
  })
  const disturbances = timed.flatMap(disturbanceOf)
  return {
    happenings: {
      troubles: timed.flatMap((one, i) => troubleOf(one, { cast, name, i })),
      rollouts: timed.flatMap((one) => rolloutOf(one, { cast, name })),
    },
    cues: timed
      .flatMap(({ event, from, until }) => [
        { at: from, says: event.says },
        ...(until === null || event.does === 'deploy' ? [] : [{ at: until, says: overOf(event) }]),
      ])
      .toSorted((a, b) => a.at - b.at),
    disturbing: (vendor, at) =>
      disturbances.find(
        (one) => one.vendor === vendor && one.from <= at && (one.until === null || at < one.until),
      ),
  }
}

type Timed = { readonly event: ScenarioEvent; readonly from: number; readonly until: number | null }

function disturbanceOf({ event, from, until }: Timed): readonly Disturbance[] {
  if (!('vendor' in event)) return []
  const { vendor, does } = event
  return [{ vendor, does, from, until, byMs: event.does === 'slow' ? event.byMs : 0 }]
}

const overOf = (event: ScenarioEvent): string =>
  'vendor' in event ? `${event.vendor} answers as usual again.` : 'That is over.'

type In = { readonly cast: Cast; readonly name: string }

function troubleOf({ event, from, until }: Timed, { cast, name, i }: In & { i: number }) {
  if (event.does !== 'regress') return []
  const { fault, track } = event
  const id = randomOf(cast.seed, name, i, from).hex(16)
  const { key: repository } = serviceIn(event.service, { cast, name })
  return [{ id, repository, fault, track, severity: 'critical' as const, from, until }]
}

function rolloutOf({ event, from, until }: Timed, { cast, name }: In) {
  if (event.does !== 'deploy') return []
  const { place, version, ends } = event
  if (!cast.places.some(({ slug }) => slug === place)) {
    const known = cast.places.map(({ slug }) => slug).join(', ')
    throw new UnfitScenario(`The scenario ${name} names ${place}; there are ${known}.`)
  }
  const { key: repository, team } = serviceIn(event.service, { cast, name })
  const by = cast.crews[team]?.[0]?.login ?? 'release-bot'
  return [{ repository, place, version, at: from, endsAt: until, ends, by, release: event.says }]
}

function serviceIn(wanted: string | number, { cast, name }: In): Repository {
  const services = cast.repositories.filter(({ kind }) => kind === 'service')
  const found =
    typeof wanted === 'number'
      ? services[wanted % services.length]
      : services.find((one) => one.name === wanted)
  if (found) return found
  throw new UnfitScenario(`The scenario ${name} names the service ${wanted}, which is not there.`)
}
