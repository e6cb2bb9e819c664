import type { Connector } from '../connector.ts'
import { ArgocdSettings } from './argocd-settings.ts'
import { probeArgocd } from './probe-argocd.ts'
import { deployments } from './read-deployments.ts'
import { health } from './read-health.ts'

export const argocd: Connector<ArgocdSettings> = {
  kind: 'argocd',
  title: 'Argo CD',
  says: 'What applications were synced to which revision and where, whether they run there, and are in step.',
  address: {
    says: 'Where the server of Argo CD is reached, such as https://argocd.example.org.',
    usual: null,
  },
  secret: {
    label: 'Token',
    says: 'Of an account that may log in by API key, or of a role of a project; applications, get is enough.',
    due: true,
  },
  settings: ArgocdSettings,
  authorize: (secret) => ({ authorization: `Bearer ${secret.trim()}` }),
  atOnce: 2,
  streams: [deployments, health],
  probe: probeArgocd,
}
