import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { covers } from '#shared/domain/people/permissions.ts'
import { allMet } from '#shared/domain/releases/judge-policy.ts'
import { judgeStep } from '#shared/domain/releases/judge-step.ts'
import { inWords, type Step, stepBetween, stepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { Judged, Release, ReleaseState } from '#shared/vocabulary/release.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { placeOf, standingRelease } from './standing-release.ts'

/** What was judged is recorded with the step, so that it can be read again years later. */
export function setReleaseState(
  input: InputOf<'releases.setState'>,
  work: Work,
): OutputOf<'releases.setState'> {
  const release = standingRelease(work, input)
  const step = openStep(release, input.to)
  if (step.requires === 'releases:run') refuseUnlessRunning(work, release)
  if (step.needsReason && !input.reason) {
    throw new Refusal('releases/reason-due', `Say why the release becomes ${inWords(step.to)}.`)
  }
  const policy = work.policies.find(release.class)
  const judged = judgeStep(release, { step, policy })
  if (!allMet(judged)) throw unmet(judged, step)
  const decided = { from: step.from, to: step.to, class: release.class }
  const evidence = { policyVersion: policy.version, judged: [...judged] }
  const reason = input.reason ?? null
  work.record('release.stateSet', release.id, { ...decided, ...evidence }, { reason })
  return work.releases.find(release.id)!
}

function openStep({ state }: Release, to: ReleaseState): Step {
  const step = stepBetween(state, to)
  if (step) return step
  const next = stepsFrom(state).map((open) => inWords(open.to))
  throw new Refusal(
    'releases/step-closed',
    `A release that is ${inWords(state)} can become ${next.join(', ')}, not ${inWords(to)}.`,
    { next: stepsFrom(state).map((open) => open.to) },
  )
}

/** The right to write reaches the plan; what happens to it is said by those who run it. */
function refuseUnlessRunning(work: Work, release: Release): void {
  const scopes = work.author.authority.scopesFor('releases:run')
  if (covers(scopes, placeOf(work, release))) return
  throw new Refusal(
    'releases/run-forbidden',
    'Only a deployment lead or administrator of what it touches can run this release.',
  )
}

function unmet(judged: readonly Judged[], { to }: Step): Refusal {
  const lacking = judged.filter(({ outcome }) => outcome !== 'met')
  const reasons = lacking.map(({ because }) => because).join(' ')
  return new Refusal(
    'releases/requirements-unmet',
    `The release cannot become ${inWords(to)} yet. ${reasons}`,
    { judged },
  )
}
