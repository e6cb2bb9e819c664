import type {
  Affirmation,
  ClassPolicy,
  Criterion,
  DueBy,
  Judged,
  Release,
} from '#shared/vocabulary/release.ts'
import { judgeField } from './judge-field.ts'

const inOrder: readonly DueBy[] = ['planned', 'ready', 'closed']

/** How a release stands to all that its class asks for by this step or an earlier one. */
export function judgePolicy(
  release: Release,
  { policy, by }: { readonly policy: ClassPolicy; readonly by: DueBy },
): readonly Judged[] {
  const isDue = (asked: { readonly by: DueBy }) => inOrder.indexOf(asked.by) <= inOrder.indexOf(by)
  return [
    ...policy.requiredFields.filter(isDue).map(({ field }) => judgeField(release, field)),
    ...policy.requiredDocuments.filter(isDue).map(({ kind }) => judgeDocument(release, kind)),
    ...policy.criteria.filter(isDue).map((criterion) => judgeCriterion(release, criterion)),
  ]
}

/** Only what is surely met lets a release pass. */
export const allMet = (judged: readonly Judged[]) =>
  judged.every(({ outcome }) => outcome === 'met')

function judgeDocument({ documents }: Release, kind: string): Judged {
  const key = `document:${kind}`
  return documents.some((document) => document.kind.toLowerCase() === kind.toLowerCase())
    ? { key, outcome: 'met', because: `A document of the kind ${kind} is attached.` }
    : { key, outcome: 'unmet', because: `No document of the kind ${kind} is attached.` }
}

function judgeCriterion(release: Release, criterion: Criterion): Judged {
  return { key: `criterion:${criterion.key}`, ...checkCriterion(release, criterion) }
}

type Verdict = Omit<Judged, 'key'>

function checkCriterion(release: Release, criterion: Criterion): Verdict {
  const { check } = criterion
  switch (check.kind) {
    case 'affirmed':
      return checkAffirmed(release.affirmations, criterion)
    case 'atMostItems':
      return checkCount(release, check.count)
    case 'onlyItemKinds':
      return checkKinds(release, check.kinds)
    case 'onlyStrategies':
      return checkStrategy(release, check.strategies)
  }
}

/** The operating system or a passphrase stands behind who spoke. */
export const isSure = ({ assurance }: Pick<Affirmation, 'assurance'>) =>
  assurance === 'os' || assurance === 'proved'

/** A vouched word holds for what the criterion said then, and a merely declared one proves nothing. */
function checkAffirmed(affirmations: readonly Affirmation[], { key, says }: Criterion): Verdict {
  const spoken = affirmations.filter(({ criterion }) => criterion === key)
  const current = spoken.filter((affirmation) => affirmation.says === says)
  if (current.some(isSure)) return { outcome: 'met', because: `Somebody vouched for it: ${says}` }
  if (current.length > 0) {
    return { outcome: 'unknown', because: `Only on a declared word, which proves nothing: ${says}` }
  }
  if (spoken.length > 0) {
    return { outcome: 'unknown', because: `It was reworded after somebody vouched: ${says}` }
  }
  return { outcome: 'unmet', because: `Nobody has vouched for it: ${says}` }
}

function checkCount({ items }: Release, count: number): Verdict {
  const moving = items.filter(({ state }) => state !== 'pulled').length
  return moving <= count
    ? { outcome: 'met', because: `It moves ${moving} of at most ${count} items.` }
    : { outcome: 'unmet', because: `It moves ${moving} items, and the class takes ${count}.` }
}

function checkKinds({ items }: Release, kinds: readonly string[]): Verdict {
  const strange = items.filter(({ kind, state }) => state !== 'pulled' && !kinds.includes(kind))
  if (items.length === 0) return { outcome: 'unknown', because: 'It has no items yet.' }
  return strange.length === 0
    ? { outcome: 'met', because: 'All items are of a kind that the class takes.' }
    : {
        outcome: 'unmet',
        because: `The class does not take ${strange.map(({ title }) => title).join(', ')}.`,
      }
}

function checkStrategy({ strategy }: Release, strategies: readonly string[]): Verdict {
  if (strategy === null) return { outcome: 'unknown', because: 'No strategy is chosen yet.' }
  return strategies.includes(strategy)
    ? { outcome: 'met', because: `The strategy ${strategy} is one that the class takes.` }
    : { outcome: 'unmet', because: `The class takes ${strategies.join(', ')}, not ${strategy}.` }
}
