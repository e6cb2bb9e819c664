import type { Item, Judged, Release, RequiredField } from '#shared/vocabulary/release.ts'

type Verdict = Omit<Judged, 'key'>

/** Whether a release says what its class requires it to say. */
export const judgeField = (release: Release, field: RequiredField): Judged => ({
  key: `field:${field}`,
  ...checks[field](release),
})

const given =
  (what: string, read: (release: Release) => unknown) =>
  (release: Release): Verdict =>
    read(release) === null
      ? { outcome: 'unmet', because: `${what} is missing.` }
      : { outcome: 'met', because: `${what} is given.` }

const some =
  (what: string, read: (release: Release) => readonly unknown[]) =>
  (release: Release): Verdict => {
    const { length } = read(release)
    return length === 0
      ? { outcome: 'unmet', because: `There are no ${what} yet.` }
      : { outcome: 'met', because: `There are ${what}: ${length}.` }
  }

/** Every item that the requirement is about has to have it, and a release without items has nothing. */
const ofItems =
  (what: string, read: (item: Item) => string | null, about: (item: Item) => boolean) =>
  ({ items }: Release): Verdict => {
    const moving = items.filter(({ state }) => state !== 'pulled')
    if (moving.length === 0) return { outcome: 'unmet', because: 'There are no items yet.' }
    const lacking = moving.filter((item) => about(item) && read(item) === null)
    return lacking.length === 0
      ? { outcome: 'met', because: `No item lacks ${what}.` }
      : {
          outcome: 'unmet',
          because: `${lacking.map(({ title }) => title).join(', ')}: ${what} is missing.`,
        }
  }

const isService = ({ kind }: Item) => kind === 'service'

function checkAbortCriteria({ abortCriteria }: Release): Verdict {
  if (abortCriteria === null) {
    return { outcome: 'unknown', because: 'The abort criteria have been erased: set them again.' }
  }
  return abortCriteria.length === 0
    ? { outcome: 'unmet', because: 'There are no abort criteria yet.' }
    : { outcome: 'met', because: `There are abort criteria: ${abortCriteria.length}.` }
}

const checks: Readonly<Record<RequiredField, (release: Release) => Verdict>> = {
  goal: given('The goal', ({ goal }) => goal),
  strategy: given('The strategy', ({ strategy }) => strategy),
  owner: given('The owner', ({ owner }) => owner),
  lead: given('The lead', ({ lead }) => lead),
  rollbackScope: given('The rollback scope', ({ rollbackScope }) => rollbackScope),
  abortCriteria: checkAbortCriteria,
  items: some('items', ({ items }) => items.filter(({ state }) => state !== 'pulled')),
  activities: some('activities', ({ activities }) => activities),
  references: some('external references', ({ references }) => references),
  complianceTags: some('compliance tags', ({ complianceTags }) => complianceTags),
  changeReferences: ofItems(
    'a change reference',
    ({ changeReference }) => changeReference,
    () => true,
  ),
  artifactDigests: ofItems('an artifact digest', ({ artifactDigest }) => artifactDigest, isService),
  versions: ofItems('a version', ({ version, buildId }) => version ?? buildId, isService),
}
