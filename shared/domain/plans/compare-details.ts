import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Gathering, IntendedRelease } from './intended-release.ts'
import { MOST_TAGS } from './most-parts.ts'
import type { PlannedDetails, SaidStep } from './plan-step.ts'
import { chosenOf } from './resolve-name.ts'

type Asked = {
  /** `undefined` where it is still to be planned. */
  readonly release: Release | undefined
  readonly gather: Gathering
}

type Person = { readonly id: PersonId; readonly name: string }

/** What a sheet says of a release as a whole and does not stand there yet, with the sentences for it. */
export function compareDetails(
  intended: IntendedRelease,
  { release, gather }: Asked,
): { readonly changes: PlannedDetails; readonly says: readonly string[] } {
  const { name, goal, strategy, tags } = intended
  const owner = personOf(intended, { role: 'owner', release, gather })
  const lead = personOf(intended, { role: 'lead', release, gather })
  const says: string[] = []
  const before = release ?? NOTHING
  const differing = <T>(value: T | undefined, { from, sentence }: Differing<T>) => {
    if (value === undefined || value === from) return undefined
    says.push(sentence)
    return value
  }
  const changes = {
    name: differing(name, { from: before.name, sentence: `Renames it to ${name}.` }),
    goal: differing(goal?.value, { from: before.goal, sentence: 'Rewords the goal.' }),
    strategy: differing(strategy?.value, {
      from: before.strategy,
      sentence: `Sets the strategy: ${strategy?.value}.`,
    }),
    owner: differing(owner?.id, {
      from: before.owner,
      sentence: `Sets the owner: ${owner?.name}.`,
    }),
    lead: differing(lead?.id, { from: before.lead, sentence: `Sets the lead: ${lead?.name}.` }),
    complianceTags: addedTags(tags, { before: before.complianceTags, says, intended, gather }),
  }
  return { changes: withoutUndefined(changes), says }
}

type Differing<T> = { readonly from: T | null | undefined; readonly sentence: string }

const NOTHING = {
  name: undefined,
  goal: null,
  strategy: null,
  owner: null,
  lead: null,
  complianceTags: [],
}

type Role = Asked & { readonly role: 'owner' | 'lead' }

/** Nobody can be added by a sheet: whoever is not known is named, and the role stays as it is. */
function personOf(intended: IntendedRelease, { role, release, gather }: Role): Person | undefined {
  const meant = intended[role]
  if (!meant) return undefined
  const { written, line, candidates } = meant
  const now = release?.[role]
  const one = chosenOf(candidates, new Set(now ? [now] : []))
  if (one && (one.inUse || one.id === now)) return one
  const place = { line, column: role }
  const outcome = now ? `the ${role} stays as it is` : `no ${role} is set`
  if (one) gather.isWary(place, `${one.name} is out of service: ${outcome}.`)
  else if (candidates.length === 0)
    gather.isWary(place, `Nobody here is called ${written}: ${outcome}.`)
  else gather.isWrong(place, `${candidates.length} people are called ${written}.`)
  return undefined
}

type Tags = {
  readonly before: readonly string[]
  readonly says: string[]
  readonly intended: IntendedRelease
  readonly gather: Gathering
}

/** Tags join those that stand: taking one away is a decision of its own. */
function addedTags(tags: readonly string[], { before, says, intended, gather }: Tags) {
  const fresh = tags.filter((tag) => !before.includes(tag))
  const left = before.filter((tag) => !tags.includes(tag))
  const place = { line: intended.lines[0]!, column: 'tags' } as const
  if (tags.length > 0 && left.length > 0) {
    gather.isWary(place, `${left.join(', ')} is not in the sheet and stays.`)
  }
  if (fresh.length === 0) return undefined
  if (before.length + fresh.length > MOST_TAGS) {
    gather.isWrong(place, `A release takes at most ${MOST_TAGS} tags.`)
  }
  says.push(`Adds the ${fresh.length === 1 ? 'tag' : 'tags'} ${fresh.join(', ')}.`)
  return [...before, ...fresh]
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

const withoutUndefined = <T extends object>(changes: T) =>
  // What is left has no field that is undefined, which the compiler cannot follow through a list.
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Given<T>

/** The class as a step, where the word of the sheet cannot mean the one that stands. */
export function compareClass(
  { class: wanted }: IntendedRelease,
  { release, reason }: { readonly release: Release; readonly reason: string },
): readonly SaidStep[] {
  if (!wanted || wanted.value.fits.includes(release.class)) return []
  const [to] = wanted.value.fits
  const says = `Reclassifies it from ${release.class} to ${to}.`
  return [{ step: { name: 'releases.reclassify', class: to, reason }, says }]
}
