import { environmentProjection } from './environments/environment.projection.ts'
import { joinProjection } from './joins/join.projection.ts'
import type { Projection } from './ledger/projection.ts'
import { metricProjection } from './metrics/metric.projection.ts'
import { peopleProjection } from './people/people.projection.ts'
import { teamProjection } from './people/team.projection.ts'
import { policyProjection } from './releases/policy.projection.ts'
import { releaseProjection } from './releases/release.projection.ts'
import { serviceProjection } from './services/service.projection.ts'
import { sourceProjection } from './sources/source.projection.ts'
import { deviceProjection } from './workspace/device.projection.ts'
import { workspaceProjection } from './workspace/workspace.projection.ts'

/** Where capabilities meet the ledger: each adds its line. */
export const projections = [
  workspaceProjection,
  deviceProjection,
  teamProjection,
  peopleProjection,
  environmentProjection,
  serviceProjection,
  policyProjection,
  releaseProjection,
  sourceProjection,
  metricProjection,
  joinProjection,
] satisfies readonly Projection<never>[]
