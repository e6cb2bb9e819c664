import type { Chapter } from '../stage.ts'
import { environmentsChapter } from './environments.ts'
import { founding } from './founding.ts'
import { peopleChapter } from './people.ts'
import { policiesChapter } from './policies.ts'
import { releasesChapter } from './releases.ts'
import { servicesChapter } from './services.ts'
import { sourcesChapter } from './sources.ts'

/** Where capabilities meet the story: each adds its line. */
export const chapters: readonly Chapter[] = [
  founding,
  peopleChapter,
  environmentsChapter,
  servicesChapter,
  policiesChapter,
  releasesChapter,
  sourcesChapter,
]
