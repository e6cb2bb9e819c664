import type { ReleaseClass } from '#shared/vocabulary/release.ts'
import { type Day, written } from './days.ts'
import type { Random } from './random.ts'
import type { Service } from './services.ts'

type Count = { major: number; minor: number; patch: number; day: Day; ofDay: number }

/** Counts the versions of each service, by its own scheme, in the order in which they are asked for. */
export function createVersions() {
  const counts = new Map<string, Count>()

  return (
    service: Service,
    { day, of, random }: { day: Day; of: ReleaseClass; random: Random },
  ) => {
    const start = { major: random.between(1, 6), minor: random.between(0, 40), patch: 0 }
    const before = counts.get(service.key) ?? { ...start, day: 0, ofDay: 0 }
    const next = { ...raised(before, of), day, ofDay: before.day === day ? before.ofDay + 1 : 0 }
    counts.set(service.key, next)
    const { major, minor, patch, ofDay } = next
    if (service.said.versionScheme === 'date') {
      return `${written(day).replaceAll('-', '.')}${ofDay > 0 ? `.${ofDay}` : ''}`
    }
    return `${major}.${minor}.${patch}`
  }
}
export type Versions = ReturnType<typeof createVersions>

function raised({ major, minor, patch }: Count, of: ReleaseClass) {
  if (of === 'major') return { major: major + 1, minor: 0, patch: 0 }
  return of === 'standard'
    ? { major, minor: minor + 1, patch: 0 }
    : { major, minor, patch: patch + 1 }
}
