import type { Leaf, Stream, Walk } from '../connector.ts'
import { type ArgocdSettings, EVERYTHING } from './argocd-settings.ts'
import { askPart, fieldsOf } from './list-applications.ts'
import { parseHealth } from './parse-health.ts'

const EVERY_MS = 2 * 60_000

const FIELDS = fieldsOf([
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'status.sync.status',
  'status.health',
  'status.conditions',
  'status.operationState.phase',
])

/** Whether applications run, and are in step with what they should be. */
export const health: Stream<ArgocdSettings> = {
  name: 'health',
  observes: 'healthChecks',
  everyMs: EVERY_MS,
  parts: ({ applications }) =>
    applications.length === 0 ? [EVERYTHING] : [...new Set(applications)],
  walk: walkHealth,
  parse: parseHealth,
}

/** All of them in one answer: what is not in it is gone. */
async function* walkHealth({ outward, part }: Walk<ArgocdSettings>): AsyncGenerator<Leaf> {
  const rows = await askPart({ outward, part, fields: FIELDS })
  yield { rows, cursor: {}, metAllSince: 0, filling: false }
}
