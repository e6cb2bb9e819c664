import { judgePolicy } from '#shared/domain/releases/judge-policy.ts'
import type {
  ClassPolicy,
  Criterion,
  DueBy,
  Judged,
  Release,
  RequiredField,
} from '#shared/vocabulary/release.ts'

/** One thing that a class asks of a release: by when, how it stands, and what it is. */
export type Asked = {
  readonly by: DueBy
  readonly title: string
  readonly judged: Judged
  /** The criterion, where somebody has to vouch for it. */
  readonly vouch?: Criterion
  /** The kind, where a document is asked for. */
  readonly document?: string
  /** What has to be edited so that it is met, where that is a form of the page. */
  readonly editing?: 'details' | 'item' | 'activity'
}

export const fieldTitles: Readonly<Record<RequiredField, string>> = {
  goal: 'Goal',
  strategy: 'Strategy',
  owner: 'Owner',
  lead: 'Lead',
  rollbackScope: 'Rollback scope',
  abortCriteria: 'Abort criteria',
  items: 'Items',
  activities: 'Activities',
  references: 'External references',
  complianceTags: 'Compliance tags',
  changeReferences: 'A change reference for each item',
  artifactDigests: 'An artifact digest for each service',
  versions: 'A version for each service',
}

/** All that a class asks for, with the core's own verdict on each. */
export function askedOf(release: Release, policy: ClassPolicy): readonly Asked[] {
  const wishes: readonly Omit<Asked, 'judged'>[] = [
    ...policy.requiredFields.map(({ field, by }) => ({
      by,
      title: fieldTitles[field],
      ...editingOf(field),
    })),
    ...policy.requiredDocuments.map(({ kind, by }) => ({ by, title: kind, document: kind })),
    ...policy.criteria.map((criterion) => ({
      by: criterion.by,
      title: criterion.says,
      ...(criterion.check.kind === 'affirmed' && { vouch: criterion }),
    })),
  ]
  // By the last step everything is due, so the verdicts come in the order of the policy.
  const verdicts = judgePolicy(release, { policy, by: 'closed' })
  return wishes.map((wish, place) => ({ ...wish, judged: verdicts[place]! }))
}

/** What is asked of items already there is changed in each of them. */
function editingOf(field: RequiredField): Pick<Asked, 'editing'> {
  if (field === 'items') return { editing: 'item' }
  if (field === 'activities') return { editing: 'activity' }
  const isOfItems = ['changeReferences', 'artifactDigests', 'versions'].includes(field)
  return isOfItems ? {} : { editing: 'details' }
}

const steps: readonly DueBy[] = ['planned', 'ready', 'closed']

/** By step, in the order in which they come; a step that asks for nothing is left out. */
export const byStep = (asked: readonly Asked[]) =>
  steps
    .map((by) => ({ by, asked: asked.filter((one) => one.by === by) }))
    .filter((step) => step.asked.length > 0)

export const stillMissing = (asked: readonly Asked[]) =>
  asked.filter(({ judged }) => judged.outcome !== 'met')
