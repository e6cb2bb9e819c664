import type { ReleaseClass } from '#shared/vocabulary/release.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './days.ts'
import type { Living } from './life.ts'
import { document } from './preparing.ts'
import {
  cancelledBecause,
  failedBecause,
  postponedBecause,
  pulledBecause,
  rolledBackBecause,
} from './words.ts'

/** What becomes of a release. */
export type Ending = 'done' | 'partly' | 'failed' | 'rolledBack' | 'postponed' | 'cancelled'

const usual: Readonly<Record<Ending, number>> = {
  ...{ done: 86, partly: 4, failed: 2.5, rolledBack: 4, postponed: 2, cancelled: 1.5 },
}
const daring: Readonly<Record<Ending, number>> = {
  ...{ done: 66, partly: 11, failed: 4, rolledBack: 9, postponed: 7, cancelled: 3 },
}

export function endingOf({ planned, told }: Pick<Living, 'planned' | 'told'>): Ending {
  const { draft, random, visiting, span } = planned
  const drawn = random.weighed(draft.class === 'major' ? daring : usual)
  if (visiting === 'running' || visiting === 'soon') return 'done'
  if (span.startsAt >= told.present) return drawn === 'postponed' ? drawn : 'done'
  return drawn === 'partly' && draft.items.length === 1 ? 'rolledBack' : drawn
}

/** How a release that was ready goes on, each in its own words. */
export const endings: Readonly<Record<Ending, (living: Living) => void>> = {
  done(living) {
    const { diary, planned, told } = living
    start(living)
    const items = planned.draft.items.map((_, item) => item)
    if (planned.visiting === 'running') return runOn(living, items)
    const at = deploy(living, items)
    verify(living, { items, at, share: told.size === 'large' ? 0.1 : 0.6 })
    diary.add(at + 20 * MINUTE_MS, planned.lead, { does: 'state', to: 'deployed' })
    close(living)
  },
  partly(living) {
    const { diary, planned } = living
    const { random, draft, lead } = planned
    start(living)
    const pulled = random.between(0, draft.items.length - 1)
    const at = deploy(
      living,
      draft.items.flatMap((_, item) => (item === pulled ? [] : [item])),
    )
    const reason = random.pick(pulledBecause)
    diary.add(at + 5 * MINUTE_MS, lead, { does: 'item', item: pulled, to: 'pulled', reason })
    const left = `Without ${draft.items[pulled]!.title}. ${reason}`
    diary.add(at + 12 * MINUTE_MS, lead, { does: 'state', to: 'partlyDeployed', reason: left })
    close(living)
  },
  failed(living) {
    const { diary, planned } = living
    start(living)
    const reason = planned.random.pick(failedBecause)
    const at = planned.span.startsAt + planned.random.between(15, 50) * MINUTE_MS
    diary.add(at, planned.lead, { does: 'state', to: 'failed', reason })
    close(living)
  },
  rolledBack(living) {
    const { diary, planned } = living
    const { random, draft, lead } = planned
    start(living)
    const up = draft.items.map((_, item) => item).slice(0, random.between(1, draft.items.length))
    const at = deploy(living, up)
    const reason = random.pick(rolledBackBecause)
    for (const [i, item] of up.toReversed().entries()) {
      diary.add(at + (6 + i * 3) * MINUTE_MS, lead, {
        does: 'item',
        item,
        to: 'rolledBack',
        reason,
      })
    }
    diary.add(at + 30 * MINUTE_MS, lead, { does: 'state', to: 'rolledBack', reason })
    close(living)
  },
  postponed(living) {
    const { diary, planned } = living
    const { span, owner, random } = planned
    const at = span.startsAt - random.between(60, 240) * MINUTE_MS
    const reason = random.pick(postponedBecause)
    diary.add(at, owner, { does: 'state', to: 'postponed', reason })
    if (random.chance(0.3)) return
    const given = random.pick(cancelledBecause)
    const later = span.startsAt + random.between(4, 20) * DAY_MS
    diary.add(later, owner, { does: 'state', to: 'cancelled', reason: given })
  },
  cancelled({ diary, planned }) {
    const { span, owner, random } = planned
    const at = span.startsAt - random.between(40, 200) * MINUTE_MS
    diary.add(at, owner, { does: 'state', to: 'cancelled', reason: random.pick(cancelledBecause) })
  },
}

function start({ diary, planned: { span, lead, random } }: Living): void {
  const at = span.startsAt + random.between(40, 500) * 1000
  diary.add(at, lead, { does: 'state', to: 'inProgress' })
}

/** One after the other within the slot; answers when the last one stood. */
function deploy({ diary, planned }: Living, items: readonly number[]): number {
  const { span, lead, random } = planned
  const each = ((span.endsAt - span.startsAt) * 0.6) / Math.max(1, items.length)
  let at = span.startsAt + 10 * MINUTE_MS
  for (const item of items) {
    at += each * (0.3 + random.next() * 0.7)
    diary.add(at, lead, { does: 'item', item, to: 'deployed' })
  }
  return at
}

type Verifying = { readonly items: readonly number[]; readonly at: number; readonly share: number }

function verify({ diary, planned }: Living, { items, at, share }: Verifying): void {
  if (!planned.random.chance(share)) return
  for (const [i, item] of items.entries()) {
    diary.add(at + (4 + i * 2) * MINUTE_MS, planned.lead, { does: 'item', item, to: 'verified' })
  }
}

/** Half of it stands already; the rest comes within the hour. */
function runOn({ diary, planned, told }: Living, items: readonly number[]): void {
  const begun = planned.span.startsAt
  const half = items.slice(0, Math.ceil(items.length / 2))
  const each = (told.present - begun - 12 * MINUTE_MS) / (half.length + 1)
  for (const [i, item] of half.entries()) {
    diary.add(begun + 9 * MINUTE_MS + i * each, planned.lead, {
      does: 'item',
      item,
      to: 'deployed',
    })
  }
}

const papersOf: Readonly<Record<ReleaseClass, readonly string[]>> = {
  standard: [],
  major: ['Post-implementation review'],
  hotfix: ['Root cause'],
  emergency: ['Incident record', 'Post-implementation review'],
}

/** Some days later, once the papers that may follow are there. */
function close(living: Living): void {
  const { diary, planned } = living
  const { draft, span, owner, random } = planned
  const at = span.endsAt + random.between(1, draft.class === 'major' ? 6 : 3) * DAY_MS
  const atWork = at + random.between(-6, 6) * HOUR_MS
  for (const kind of papersOf[draft.class])
    diary.add(atWork - HOUR_MS, owner, document(living, kind))
  if (random.chance(0.985)) diary.add(atWork, owner, { does: 'state', to: 'closed' })
}
