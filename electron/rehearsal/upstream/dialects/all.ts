import type { Dialect } from '../wire.ts'
import { alertmanager } from './alertmanager.ts'
import { openCaldav } from './caldav/caldav.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { jenkins } from './jenkins.ts'
import { pagerduty } from './pagerduty.ts'
import { prometheus } from './prometheus.ts'

/** Where vendors meet the rehearsal: each adds its line. What is written to one stays with that server. */
export const openDialects = (): readonly Dialect[] => [
  github,
  gitlab,
  jenkins,
  prometheus,
  alertmanager,
  pagerduty,
  openCaldav(),
]
