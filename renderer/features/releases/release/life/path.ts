import type { ReleaseState } from '#shared/vocabulary/release.ts'

export type Stop = { readonly state: ReleaseState; readonly standing: 'past' | 'here' | 'ahead' }

const main: readonly ReleaseState[] = [
  'draft',
  'planned',
  'ready',
  'inProgress',
  'deployed',
  'closed',
]

/** The stops of a release's life as they lie from where it stands: what went otherwise takes its place. */
export function pathOf(state: ReleaseState): readonly Stop[] {
  const stops = stopsOf(state)
  const here = stops.indexOf(state)
  return stops.map((stop, place) => ({ state: stop, standing: standingAt(place, here) }))
}

function standingAt(place: number, here: number): Stop['standing'] {
  if (place === here) return 'here'
  return place < here ? 'past' : 'ahead'
}

function stopsOf(state: ReleaseState): readonly ReleaseState[] {
  switch (state) {
    case 'partlyDeployed':
    case 'failed':
    case 'rolledBack':
      return main.map((stop) => (stop === 'deployed' ? state : stop))
    case 'postponed':
      return ['draft', 'postponed', ...main.slice(1)]
    case 'cancelled':
      return ['draft', 'cancelled']
    case 'closed':
      // It may have come here from more than one state; which one is for the history to say.
      return main.filter((stop) => stop !== 'deployed')
    default:
      return main
  }
}
