import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { isSure } from '#shared/domain/releases/judge-policy.ts'
import type { Criterion, Release } from '#shared/vocabulary/release.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { standingRelease } from './standing-release.ts'

export function affirmCriterion(
  input: InputOf<'releases.affirm'>,
  work: Work,
): OutputOf<'releases.affirm'> {
  const release = standingRelease(work, input)
  const { key, says } = affirmable(release, { work, key: input.criterion })
  refuseRepeated(release, { work, says, key })
  const reason = input.words ?? null
  work.record('release.criterionAffirmed', release.id, { criterion: key, says }, { reason })
  return work.releases.find(release.id)!
}

type Asked = { readonly work: Work; readonly key: string }

function affirmable(release: Release, { work, key }: Asked): Criterion {
  const { criteria } = work.policies.find(release.class)
  const criterion = criteria.find((candidate) => candidate.key === key)
  if (criterion?.check.kind === 'affirmed') return criterion
  throw new Refusal(
    'releases/unknown-criterion',
    criterion
      ? `${key} is checked by what the release says; nobody has to vouch for it.`
      : `The class ${release.class} has no criterion ${key}; ${affirmableKeys(criteria)}.`,
  )
}

function affirmableKeys(criteria: readonly Criterion[]): string {
  const keys = criteria.filter(({ check }) => check.kind === 'affirmed').map(({ key }) => key)
  return keys.length > 0 ? `it asks to vouch for ${keys.join(', ')}` : 'it asks to vouch for none'
}

/** Another word counts only while nobody's is sure: from somebody else, or a surer one. */
function refuseRepeated(release: Release, { work, key, says }: Asked & { says: string }): void {
  const { actor, assurance } = work.author.authority
  const current = release.affirmations.filter(
    (affirmation) => affirmation.criterion === key && affirmation.says === says,
  )
  const mine = current.some(({ by }) => by === actor)
  if (!current.some(isSure) && !(mine && !isSure({ assurance }))) return
  throw new Refusal('releases/already-affirmed', `Somebody vouched for ${key} already.`)
}
