import type { EnvironmentId } from '#shared/vocabulary/ids.ts'
import type { Reading } from '../database/reading.ts'
import { Refusal } from '../refusal.ts'

/** Only an environment in use takes new plans. */
export function checkEnvironment(reading: Reading, id: EnvironmentId): void {
  const environment = reading.environments.find(id)
  if (environment && !environment.retired) return
  throw new Refusal(
    'releases/unknown-environment',
    environment
      ? `${environment.name} is retired: reinstate it or choose another environment.`
      : 'There is no such environment: add it first.',
  )
}
