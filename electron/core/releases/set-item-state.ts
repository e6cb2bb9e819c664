import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { type ItemStep, inWords, itemStepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { Item, Release } from '#shared/vocabulary/release.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import { findPart } from './find-part.ts'
import { standingRelease } from './standing-release.ts'

type Input = InputOf<'releases.setItemState'>

export function setItemState(input: Input, work: Work): OutputOf<'releases.setItemState'> {
  const release = standingRelease(work, input)
  const item = findPart(release.items, { id: input.itemId, called: 'item' })
  const step = openStep(item, input)
  refuseUntimely(release, step)
  if (step.needsReason && !input.reason) {
    throw new Refusal('releases/reason-due', `Say why ${item.title} becomes ${inWords(step.to)}.`)
  }
  work.record(
    'release.itemStateSet',
    release.id,
    { item: item.id, from: item.state, to: step.to },
    { reason: input.reason ?? null },
  )
  return work.releases.find(release.id)!
}

function openStep({ title, state }: Item, { to }: Input): ItemStep {
  const steps = itemStepsFrom(state)
  const step = steps.find((candidate) => candidate.to === to)
  if (step) return step
  const next = steps.map((open) => inWords(open.to)).join(' or ')
  throw new Refusal(
    'releases/item-step-closed',
    `${title} is ${inWords(state)}; it can become ${next}, not ${inWords(to)}.`,
  )
}

function refuseUntimely({ state }: Release, { to, during }: ItemStep): void {
  if (during.includes(state)) return
  const when = during.map(inWords).join(', ')
  throw new Refusal(
    'releases/not-in-progress',
    `The release is ${inWords(state)}; an item becomes ${inWords(to)} while it is: ${when}.`,
  )
}
