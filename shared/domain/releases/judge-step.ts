import type {
  ClassPolicy,
  Item,
  Judged,
  Release,
  ReleaseState,
} from '#shared/vocabulary/release.ts'
import { judgePolicy } from './judge-policy.ts'
import { isStanding, type Step } from './life-cycle.ts'

/** All that stands for or against a step: what the class asks for, and what became of the items. */
export function judgeStep(
  release: Release,
  { step, policy }: { readonly step: Step; readonly policy: ClassPolicy },
): readonly Judged[] {
  const asked = step.judgedBy ? judgePolicy(release, { policy, by: step.judgedBy }) : []
  return [...asked, ...judgeItems(release, step.to)]
}

function judgeItems(release: Release, to: ReleaseState): readonly Judged[] {
  const going = release.items.filter(({ state }) => state !== 'pulled')
  const standing = going.filter(({ state }) => isStanding(state))
  const open = going.filter(({ state }) => !isStanding(state))
  const someStand = verdict('items:someDeployed', {
    lacking: standing.length === 0 ? 'No item is deployed.' : undefined,
    met: `Deployed items: ${standing.length}.`,
  })
  if (to === 'deployed') {
    const allStand = verdict('items:allDeployed', {
      lacking: open.length > 0 ? `Not deployed: ${titles(open)}.` : undefined,
      met: 'No item is left to deploy.',
    })
    return [someStand, allStand]
  }
  if (to === 'partlyDeployed') return [someStand, judgeParts(release, standing)]
  return to === 'rolledBack' ? [judgeRollback(release)] : []
}

/** A pulled item counts as one that is not deployed: the release went out without it. */
const judgeParts = ({ items }: Release, standing: readonly Item[]): Judged =>
  verdict('items:someNotDeployed', {
    lacking: standing.length === items.length ? 'Every item is deployed.' : undefined,
    met: `Items not deployed: ${items.length - standing.length}.`,
  })

/** What has to go back, as it was decided beforehand; all of it where nobody decided. */
function judgeRollback({ items, rollbackScope }: Release): Judged {
  const named = rollbackScope?.of === 'items' ? rollbackScope.items : undefined
  const left = items.filter(({ id, state }) => isStanding(state) && (named?.includes(id) ?? true))
  return verdict('items:rolledBack', {
    lacking: left.length > 0 ? `Still standing: ${titles(left)}.` : undefined,
    met: 'Nothing stands of what the rollback scope names.',
  })
}

type Sayings = { readonly lacking: string | undefined; readonly met: string }

const verdict = (key: string, { lacking, met }: Sayings): Judged =>
  lacking ? { key, outcome: 'unmet', because: lacking } : { key, outcome: 'met', because: met }

const titles = (items: readonly Item[]) => items.map(({ title }) => title).join(', ')
