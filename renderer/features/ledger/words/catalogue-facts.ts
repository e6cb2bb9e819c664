import type { Tellings } from './fact-teller.ts'
import { because, changed, quoted } from './phrases.ts'

const environmentLabels = {
  name: 'name',
  stage: 'stage',
  region: 'region',
  tier: 'tier',
  sharing: 'sharing',
  capacity: 'capacity',
}

const serviceLabels = {
  name: 'name',
  ownerTeam: 'owning team',
  tier: 'tier',
  repository: 'repository',
  sensitivity: 'sensitivity',
  regions: 'regions',
  needsZeroDowntime: 'need for zero downtime',
  versionScheme: 'version scheme',
}

/** Facts about environments and services. */
export const catalogueFacts: Tellings<'environment' | 'service'> = {
  'environment.added': {
    label: 'Environment added',
    tells: ({ payload }) => `added the environment ${quoted(payload.name)}`,
  },
  'environment.changed': {
    label: 'Environment changed',
    tells: ({ payload }) => changed(payload.to, { labels: environmentLabels }),
  },
  'environment.retired': {
    label: 'Environment retired',
    tells: ({ personal }) => `retired it${because(personal?.reason)}`,
  },
  'environment.reinstated': {
    label: 'Environment reinstated',
    tells: ({ personal }) => `took it back into use${because(personal?.reason)}`,
  },
  'service.added': {
    label: 'Service added',
    tells: ({ payload }) => `added the service ${quoted(payload.name)}, tier ${payload.tier}`,
  },
  'service.changed': {
    label: 'Service changed',
    tells: ({ payload }, names) =>
      changed(payload.to, {
        labels: serviceLabels,
        tell: (field, value) => (field === 'ownerTeam' ? names.team(String(value)) : undefined),
      }),
  },
  'service.described': {
    label: 'Service described',
    tells: ({ personal }) =>
      personal?.description ? `described it: ${quoted(personal.description)}` : 'described it anew',
  },
  'service.retired': {
    label: 'Service retired',
    tells: ({ personal }) => `retired it${because(personal?.reason)}`,
  },
  'service.reinstated': {
    label: 'Service reinstated',
    tells: ({ personal }) => `took it back into use${because(personal?.reason)}`,
  },
}
