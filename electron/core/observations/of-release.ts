import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Reading } from '../database/reading.ts'
import type { OfRelease } from './observations.reader.ts'

type Wanted = {
  readonly release?: ReleaseId | undefined
  readonly during?: boolean | undefined
}

/** What a release moves, and where and when, for a list that is asked about it; it may not be there any more. */
export function ofRelease({ release, during }: Wanted, reading: Reading): OfRelease {
  if (release === undefined) return {}
  const found = reading.releases.find(release)
  const services = (found?.items ?? []).flatMap(({ service }) => service ?? [])
  const meant = (found?.activities ?? []).map(({ environment, slot }) => ({
    environment,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
  }))
  return { services, ...(during && { meant }) }
}
