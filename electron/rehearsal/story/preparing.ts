import type { ReleaseClass } from '#shared/vocabulary/release.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './days.ts'
import type { Deed, Living } from './life.ts'
import type { Random } from './random.ts'
import { movedBecause, vouchedWith } from './words.ts'

/** How long before its start something of a release was done, in hours: at least, at most. */
type Lead = readonly [least: number, most: number]

type Pace = {
  readonly drafted: Lead
  readonly planned: Lead
  readonly papers: Lead
  readonly ready: Lead
}

const pace: Readonly<Record<ReleaseClass, Pace>> = {
  standard: { drafted: [150, 320], planned: [70, 140], papers: [28, 60], ready: [4, 26] },
  major: { drafted: [700, 1100], planned: [330, 600], papers: [80, 200], ready: [8, 70] },
  hotfix: { drafted: [4, 9], planned: [2.6, 3.8], papers: [1.4, 2.4], ready: [0.4, 1.2] },
  emergency: { drafted: [1, 1.4], planned: [0.7, 0.9], papers: [0.5, 0.6], ready: [0.2, 0.4] },
}

/** What is planned for the month ahead is known for longer, so that there is something to see. */
const paceAhead: Pace = {
  drafted: [500, 800],
  planned: [200, 560],
  papers: [150, 300],
  ready: [60, 220],
}

/** What lies ahead was drafted within the last weeks, or it could not be seen yet. */
const SEEN_DAYS = [1, 18] as const

const papersOf: Readonly<Record<ReleaseClass, readonly string[]>> = {
  standard: ['Rollback plan'],
  major: ['Release notes', 'Rollback plan', 'Test report', 'Communication plan'],
  hotfix: ['Rollback plan'],
  emergency: [],
}

/** What the policies of the company leave of it: the large one asks for little but of what is major. */
const papersFor = ({ planned: { draft }, told }: Living) =>
  told.size === 'large' && draft.class !== 'major' ? [] : papersOf[draft.class]

const vouchedOf: Readonly<Record<ReleaseClass, readonly string[]>> = {
  standard: ['tested'],
  major: ['tested', 'rehearsed'],
  hotfix: ['tested'],
  emergency: ['urgent'],
}

const vouchedFor = ({ planned: { draft }, told }: Living) =>
  told.size === 'large' && draft.class === 'standard' ? [] : vouchedOf[draft.class]

/** From the first draft until everybody agrees that it can start. */
export function prepare(living: Living): void {
  const { planned, told, diary } = living
  const { draft, span, random, owner, lead } = planned
  const of = draft.class
  const ahead = span.startsAt >= told.present
  const { drafted, planned: agreed, papers, ready } = ahead ? paceAhead : pace[of]
  const at = (within: Lead) => span.startsAt - hoursWithin(within, random) * HOUR_MS
  const seen = told.present - random.between(...SEEN_DAYS) * DAY_MS - random.next() * 8 * HOUR_MS
  diary.add(ahead ? Math.min(at(drafted), seen) : at(drafted), owner, { does: 'draft' })
  if (of === 'major') diary.add(at(agreed), owner, document(living, 'Impact assessment'))
  diary.add(at(agreed), owner, { does: 'state', to: 'planned' })
  if (!draft.complete) diary.add(at(papers), owner, { does: 'complete' })
  if (of !== 'emergency' && random.chance(0.06)) move(living, at(papers))
  for (const kind of papersFor(living)) diary.add(at(papers), owner, document(living, kind))
  for (const criterion of vouchedFor(living)) {
    const words = random.pick(vouchedWith)
    diary.add(at(papers), lead, { does: 'affirm', criterion, words })
  }
  diary.add(Math.min(at(ready), span.startsAt - 5 * MINUTE_MS), owner, {
    does: 'state',
    to: 'ready',
  })
}

/** Half an hour later, as people agree when something is in the way. */
function move({ planned, told, diary }: Living, at: number): void {
  const { draft, owner, random } = planned
  const activity = draft.activities.length - 1
  const { slot } = draft.activities[activity]!
  const to = halfAnHourLater(slot.to)
  if (to === undefined || at >= told.present) return
  diary.add(at, owner, {
    ...{ does: 'move', activity, reason: random.pick(movedBecause) },
    slot: { ...slot, to },
  })
}

/** `undefined` where that would be close to the hour in which clocks are set. */
function halfAnHourLater(time: string): string | undefined {
  const [day, clock = ''] = time.split('T')
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  if (hour < 5 || (hour === 23 && minute >= 30)) return undefined
  const later = hour * 60 + minute + 30
  const two = (value: number) => String(value).padStart(2, '0')
  return `${day}T${two(Math.floor(later / 60))}:${two(later % 60)}`
}

const hoursWithin = ([least, most]: Lead, random: Random) => least + random.next() * (most - least)

export function document(
  { planned: { draft, index } }: Pick<Living, 'planned'>,
  kind: string,
): Deed {
  const page = `${kind.toLowerCase().replaceAll(' ', '-')}/${index + 1}`
  return {
    ...{ does: 'document', kind, title: `${kind}: ${draft.name}`.slice(0, 160) },
    url: `https://docs.larkfield.example/${page}`,
  }
}
