import type {
  ClassPolicy,
  Criterion,
  DueBy,
  ReleaseClass,
  RequiredField,
} from '#shared/vocabulary/release.ts'

const fields = (by: DueBy, ...names: readonly RequiredField[]) =>
  names.map((field) => ({ field, by }))

const documents = (by: DueBy, ...kinds: readonly string[]) => kinds.map((kind) => ({ kind, by }))

const vouched = (key: string, said: Pick<Criterion, 'by' | 'says'>): Criterion => ({
  key,
  ...said,
  check: { kind: 'affirmed' },
})

const atMost = (count: number): Criterion => ({
  key: 'small',
  says: `It moves at most ${count} items, so that it can be understood in a hurry.`,
  by: 'ready',
  check: { kind: 'atMostItems', count },
})

const standard: ClassPolicy = {
  class: 'standard',
  requiredFields: [
    ...fields('planned', 'goal', 'owner', 'items', 'activities'),
    ...fields('ready', 'lead', 'strategy', 'rollbackScope', 'abortCriteria', 'versions'),
  ],
  requiredDocuments: documents('ready', 'Release notes', 'Rollback plan'),
  criteria: [vouched('tested', { by: 'ready', says: 'Everything it moves was tested together.' })],
}

const major: ClassPolicy = {
  class: 'major',
  requiredFields: [
    ...fields('planned', 'goal', 'owner', 'items', 'activities', 'references'),
    ...fields('ready', 'lead', 'strategy', 'rollbackScope', 'abortCriteria', 'versions'),
    ...fields('ready', 'changeReferences', 'artifactDigests', 'complianceTags'),
  ],
  requiredDocuments: [
    ...documents('planned', 'Impact assessment'),
    ...documents('ready', 'Release notes', 'Rollback plan', 'Test report', 'Communication plan'),
    ...documents('closed', 'Post-implementation review'),
  ],
  criteria: [
    vouched('tested', { by: 'ready', says: 'Everything it moves was tested together.' }),
    vouched('rehearsed', { by: 'ready', says: 'Deployment and rollback were rehearsed.' }),
    {
      key: 'gradual',
      says: 'It goes out step by step.',
      by: 'ready',
      check: { kind: 'onlyStrategies', strategies: ['canary', 'blueGreen', 'rolling'] },
    },
  ],
}

/** In an emergency the papers may follow; who leads it and how to go back may not. */
const emergency: ClassPolicy = {
  class: 'emergency',
  requiredFields: [
    ...fields('planned', 'goal', 'lead', 'items'),
    ...fields('ready', 'rollbackScope', 'versions'),
    ...fields('closed', 'owner', 'references', 'changeReferences'),
  ],
  requiredDocuments: documents('closed', 'Incident record', 'Post-implementation review'),
  criteria: [
    vouched('urgent', { by: 'ready', says: 'Waiting for a hotfix would do more harm.' }),
    atMost(3),
  ],
}

const hotfix: ClassPolicy = {
  class: 'hotfix',
  requiredFields: [
    ...fields('planned', 'goal', 'owner', 'items'),
    ...fields('ready', 'lead', 'rollbackScope', 'versions', 'activities', 'references'),
  ],
  requiredDocuments: [
    ...documents('ready', 'Rollback plan'),
    ...documents('closed', 'Release notes', 'Root cause'),
  ],
  criteria: [
    vouched('tested', { by: 'ready', says: 'The fix was tested against what is deployed.' }),
    atMost(5),
    {
      key: 'no-migration',
      says: 'It changes no data and no infrastructure.',
      by: 'ready',
      check: { kind: 'onlyItemKinds', kinds: ['service', 'configuration', 'flag'] },
    },
  ],
}

/** What each class asks for until a workspace decides otherwise. */
export const defaultClassPolicies: Readonly<Record<ReleaseClass, ClassPolicy>> = {
  standard,
  major,
  emergency,
  hotfix,
}
