import { defaultClassPolicies } from '#shared/domain/releases/default-class-policies.ts'
import type { ClassPolicy } from '#shared/vocabulary/release.ts'
import type { Size } from '../sizes.ts'
import type { Chapter } from '../stage.ts'
import { DAY_MS, HOUR_MS } from '../story/days.ts'

type Less = { readonly documents: readonly string[]; readonly criteria?: readonly string[] }

const without = (policy: ClassPolicy, { documents, criteria = [] }: Less): ClassPolicy => ({
  ...policy,
  requiredDocuments: policy.requiredDocuments.filter(({ kind }) => !documents.includes(kind)),
  criteria: policy.criteria.filter(({ key }) => !criteria.includes(key)),
})

type Relieved = 'standard' | 'hotfix'

const NOTES = 'Release notes'
const ROLLBACK = 'Rollback plan'

/** A large company has its rollback plans beside the source, and a pipeline that asks for tests. */
const less: Readonly<Record<Size, Readonly<Record<Relieved, Less>>>> = {
  small: { standard: { documents: [NOTES] }, hotfix: { documents: [NOTES] } },
  large: {
    standard: { documents: [NOTES, ROLLBACK], criteria: ['tested'] },
    hotfix: { documents: [NOTES, ROLLBACK] },
  },
}

const why: Readonly<Record<Size, string>> = {
  small: 'Release notes are written from the tickets; nobody attaches them by hand.',
  large: 'What the pipeline sees to, nobody attaches or vouches for by hand.',
}

/** Two classes ask for less here than Signalbox brings along; the others stay as they come. */
export const policiesChapter: Chapter = ({ foundedAt, company, size }) =>
  (['standard', 'hotfix'] as const).map((of, i) => ({
    at: foundedAt + 8 * DAY_MS + i * HOUR_MS,
    async run(stage) {
      await stage.as(company.visitor.key, 'releases.setPolicy', {
        policy: without(defaultClassPolicies[of], less[size][of]),
        reason: why[size],
        expectedVersion: 0,
      })
    },
  }))
