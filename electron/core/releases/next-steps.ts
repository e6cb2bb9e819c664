import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { allMet } from '#shared/domain/releases/judge-policy.ts'
import { judgeStep } from '#shared/domain/releases/judge-step.ts'
import { stepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { Reading } from '../database/reading.ts'

export function nextSteps(
  { releaseId }: InputOf<'releases.nextSteps'>,
  { releases, policies }: Reading,
): OutputOf<'releases.nextSteps'> {
  const release = releases.find(releaseId)
  if (!release) return { state: null, steps: [] }
  const policy = policies.find(release.class)
  const steps = stepsFrom(release.state).map((step) => {
    const judged = [...judgeStep(release, { step, policy })]
    const { to, needsReason, requires } = step
    return { to, open: allMet(judged), needsReason, requires, judged }
  })
  return { state: release.state, steps }
}
