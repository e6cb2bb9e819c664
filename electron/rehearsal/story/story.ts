import { type Environment, environmentsOf } from './environments.ts'
import { type Release, releasesOf } from './releases.ts'
import { type Service, servicesOf } from './services.ts'
import { type StoryOf, type Told, tell } from './told.ts'

/** A year of a company and the month that it plans. */
export type Story = Told & {
  readonly environments: readonly Environment[]
  readonly services: readonly Service[]
  readonly releases: readonly Release[]
}

export function storyOf(of: StoryOf): Story {
  const told = tell(of)
  const environments = environmentsOf(told)
  const services = servicesOf(told)
  return { ...told, environments, services, releases: releasesOf(told, { services, environments }) }
}
