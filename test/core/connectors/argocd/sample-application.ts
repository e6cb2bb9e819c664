const commit = (digit: string) => digit.repeat(40)
export const COMMITS = { first: commit('a'), second: commit('b'), third: commit('c') }

const source = {
  repoURL: 'https://git.example.org/shop/deploy.git',
  path: 'checkout',
  targetRevision: 'main',
  helm: { parameters: [{ name: 'db.password', value: 'hunter2' }] },
}

/** As `GET /api/v1/applications/checkout-prod` tells it, in short. */
export const application = {
  metadata: {
    name: 'checkout-prod',
    namespace: 'argocd',
    uid: '7f3f2a2e-0000-4000-8000-000000000001',
    resourceVersion: '38221',
    labels: { stage: 'production' },
  },
  spec: {
    project: 'shop',
    source,
    destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' },
  },
  status: {
    sync: { status: 'Synced', revision: COMMITS.second },
    health: { status: 'Healthy' },
    reconciledAt: '2026-11-19T10:05:00Z',
    history: [
      {
        id: 4,
        revision: COMMITS.first,
        deployStartedAt: '2026-11-18T09:00:00Z',
        deployedAt: '2026-11-18T09:00:20Z',
        source,
        initiatedBy: { automated: true },
      },
      {
        id: 5,
        revision: COMMITS.second,
        deployStartedAt: '2026-11-19T10:00:00Z',
        deployedAt: '2026-11-19T10:00:30Z',
        source,
        initiatedBy: { username: 'kim' },
      },
    ],
    operationState: {
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
      startedAt: '2026-11-19T10:00:00Z',
      finishedAt: '2026-11-19T10:00:31Z',
      operation: { initiatedBy: { username: 'kim' }, sync: { revision: COMMITS.second } },
      syncResult: { revision: COMMITS.second, source, resources: [{ kind: 'Secret' }] },
    },
    resources: [{ kind: 'Deployment', name: 'checkout' }],
  },
}

type Application = typeof application

/** The same with another status. */
export const withStatus = (status: Record<string, unknown>) => ({
  ...application,
  status: { ...application.status, ...status },
})

export const withOperation = (over: Record<string, unknown>) =>
  withStatus({ operationState: { ...application.status.operationState, ...over } })

/** As the list tells it when it was asked for a few fields. */
export function listed({ metadata, status }: Pick<Application, 'metadata'> & { status: object }) {
  const { operationState: operation, health, sync } = status as Partial<Application['status']>
  const { name, namespace, labels } = metadata
  return {
    metadata: { name, namespace, labels },
    status: {
      sync: { status: sync?.status },
      health,
      operationState: operation && {
        phase: operation.phase,
        startedAt: operation.startedAt,
        finishedAt: operation.finishedAt,
      },
    },
  }
}
