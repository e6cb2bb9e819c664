import { afterFailure } from '#shared/domain/sync/next-reading.ts'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Source, SyncFailure, SyncTrouble } from '#shared/vocabulary/source.ts'
import type { Standing, Written } from '../connectors/publisher.ts'
import { type AnyConnector, connectorOf } from '../connectors/registry.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import { asProgram } from '../database/work.ts'
import type { Clock, Log } from '../ports.ts'
import type { SourceSecrets } from '../sources/source-secrets.ts'
import type { Outwards } from '../sync/open-outward.ts'
import { OutwardError } from '../sync/outward.ts'
import { openSourceOutward } from '../sync/part-outward.ts'
import type { EffectStore, Pending } from './effect-store.ts'
import { intoOf } from './note-effects.ts'

/** However far away the next one is: a clock that was set is noticed after this. */
const LOOK_MS = 60_000
const RETRY_MS = 5 * 60_000

export type PerformerParts = {
  readonly store: EffectStore
  readonly unitOfWork: UnitOfWork
  readonly connectors: readonly AnyConnector[]
  readonly secrets: SourceSecrets
  readonly outwards: Outwards
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  readonly random: () => number
}

export type Performed = {
  readonly done: number
  readonly conflicts: number
  readonly failures: readonly ({ readonly source: SourceId } & SyncFailure)[]
}
type Conduct = { readonly signal: AbortSignal }

/** Does outside what was noted with facts, one after the other at each source and as often as it takes. */
export function createEffectPerformer(parts: PerformerParts) {
  const { store, unitOfWork, clock, log, newId } = parts
  const ending = new AbortController()
  /** What is on its way out right now. */
  const underWay = new Map<Pending, AbortController>()
  let running: Promise<unknown> | undefined
  let cancel: (() => void) | undefined
  let byItself = false

  const keep = (run: () => void) =>
    unitOfWork.commit(newId(), {
      author: () => asProgram,
      run(work) {
        run()
        work.touch('effects')
        return null
      },
    })

  /** Only the last word about an entry has to be said outside. */
  function leaveOvertaken(): void {
    const overtaken = store.overtaken()
    if (overtaken.length === 0) return
    const because = 'It was decided otherwise before this was done.'
    keep(() => {
      for (const id of overtaken) store.supersede(id, because)
    })
  }

  /** What was dropped or decided otherwise while it was tried is let go of. */
  function letGo(): void {
    if (underWay.size === 0) return
    const overtaken = new Set(store.overtaken())
    for (const [effect, trying] of underWay) {
      if (overtaken.has(effect.id) || !store.undecided(effect.key)) trying.abort()
    }
  }

  async function perform(wanted: (one: Pending) => boolean, { signal }: Conduct) {
    leaveOvertaken()
    const sources = new Map(unitOfWork.reading.sources.list().map((one) => [one.id, one]))
    const bySource = Map.groupBy(store.pending().filter(wanted), ({ source }) => source)
    const all = await Promise.all(
      [...bySource].map(([id, effects]) => {
        const source = sources.get(id)
        if (!source || source.paused) return nothing
        return performAt({ ...parts, keep, signal, source, effects, underWay })
      }),
    )
    return all.reduce(together, nothing)
  }

  /** One run at a time, so that nothing is done twice at once. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = (running ?? Promise.resolve()).then(run, run)
    running = turn.catch(() => {})
    return turn
  }

  function look(): void {
    cancel?.()
    cancel = undefined
    if (!byItself || ending.signal.aborted) return
    const isDue = ({ nextAt }: Pending) => nextAt !== null && nextAt <= clock.now()
    inTurn(() => perform(isDue, ending)).then(lookAgain, (error: unknown) => {
      if (ending.signal.aborted) return
      log.error({ error }, 'what is to be done outside could not be done')
      lookAfter(LOOK_MS)
    })
  }

  function lookAgain(): void {
    const resting = new Set(
      unitOfWork.reading.sources.list().flatMap(({ id, paused }) => (paused ? [id] : [])),
    )
    const next = store
      .pending()
      .filter(({ source }) => !resting.has(source))
      .reduce((soonest, { nextAt }) => Math.min(soonest, nextAt ?? soonest), Infinity)
    lookAfter(Math.max(1, Math.min(LOOK_MS, next - clock.now())))
  }

  function lookAfter(ms: number): void {
    cancel?.()
    cancel = byItself && !ending.signal.aborted ? clock.after(ms, look) : undefined
  }

  return {
    start(): void {
      byItself = true
      look()
    },
    /** To be called when something was noted, decided, or a source was changed. */
    changed(): void {
      letGo()
      look()
    },
    wake: (source: SourceId) => store.wake(source, clock.now()),
    performNow(source: SourceId | undefined, { signal }: Conduct): Promise<Performed> {
      const both = AbortSignal.any([ending.signal, signal])
      const isWanted = (one: Pending) => source === undefined || one.source === source
      return inTurn(() => perform(isWanted, { signal: both }))
    },
    /** What is under way is broken off; whether it was done is found out next time. */
    async close(): Promise<void> {
      byItself = false
      cancel?.()
      ending.abort()
      await running
    },
  }
}
export type EffectPerformer = ReturnType<typeof createEffectPerformer>

const nothing: Performed = { done: 0, conflicts: 0, failures: [] }

const together = (one: Performed, other: Performed): Performed => ({
  done: one.done + other.done,
  conflicts: one.conflicts + other.conflicts,
  failures: [...one.failures, ...other.failures],
})

type AtSource = PerformerParts & {
  readonly keep: (run: () => void) => void
  readonly signal: AbortSignal
  readonly source: Source
  readonly effects: readonly Pending[]
  readonly underWay: Map<Pending, AbortController>
}

/** Whoever is next would run into the same. */
const ofTheSource: readonly SyncTrouble[] = [
  ...(['unreachable', 'untrusted', 'unauthorised', 'limited'] as const),
  ...(['addressRefused', 'secretMissing', 'settingsUnfit'] as const),
]

/** In order, each as it stands by then: somebody may have decided otherwise meanwhile. */
async function performAt(at: AtSource): Promise<Performed> {
  let performed = nothing
  for (const [place, effect] of at.effects.entries()) {
    if (!isAsItWas(at)) return performed
    if (at.store.undecided(effect.key)?.is !== 'waiting') continue
    const trying = new AbortController()
    at.underWay.set(effect, trying)
    try {
      const signal = AbortSignal.any([at.signal, trying.signal])
      const came = await performOne({ ...at, signal }, effect)
      performed = together(performed, settle(at, effect, came))
    } catch (error) {
      at.signal.throwIfAborted()
      if (trying.signal.aborted) continue
      const { failure, isAll } = noteFailure(at, { error, effects: at.effects.slice(place) })
      const told = [{ source: at.source.id, ...failure }]
      performed = together(performed, { ...nothing, failures: told })
      if (isAll) return performed
    } finally {
      at.underWay.delete(effect)
    }
  }
  return performed
}

/** Neither paused, removed nor led elsewhere since. */
const isAsItWas = ({ unitOfWork, source }: AtSource): boolean =>
  unitOfWork.reading.sources.find(source.id)?.version === source.version

type Failing = { readonly error: unknown; readonly effects: readonly Pending[] }

function noteFailure(at: AtSource, { error, effects: [first, ...others] }: Failing) {
  const { store, clock, keep } = at
  const { failure, notBefore } = toFailure(at, error)
  const isAll = ofTheSource.includes(failure.trouble)
  const nextAt = afterFailure({
    ...{ trouble: failure.trouble, tries: first!.tries + 1, everyMs: RETRY_MS, notBefore },
    ...{ now: clock.now(), chance: at.random() },
  })
  keep(() => {
    store.failed(first!.id, failure, nextAt)
    if (isAll) for (const { id } of others) store.heldUp(id, failure, nextAt)
  })
  return { failure, isAll }
}

type Came = Written | { readonly is: 'gone' } | { readonly is: 'pointless' }

async function performOne(at: AtSource, effect: Pending): Promise<Came> {
  const { source, connectors, clock, store, signal, keep } = at
  const connector = connectorOf(source.kind, connectors)
  const settings = connector?.settings.safeParse(source.settings)
  if (!connector?.publishes || !settings?.success) throw unfit(source)
  const { entry, overwrites } = effect
  if (isPointless(at, effect)) return { is: 'pointless' }
  const known = store.standing(effect)
  if (entry === null && !known) return { is: 'gone' }
  const href = connector.publishes.hrefOf(effect.into, effect.uid)
  const standing = known ?? { href, etag: null, told: null, tried: [] }
  // Before it is sent, because no answer may ever come back.
  if (entry) keep(() => store.keepPlace(effect, tryingOf(standing, entry)))
  const out = { source, connector, settings: settings.data, signal }
  const { outward, change } = await openSourceOutward(at, out)
  const now = clock.now()
  const asked = { settings: settings.data, outward, change, now, overwrites, standing }
  return entry === null
    ? connector.publishes.remove(asked)
    : connector.publishes.write({ ...asked, entry })
}

const tryingOf = (standing: Standing, entry: PublishedEntry): Standing => ({
  ...standing,
  tried: [...standing.tried.filter(({ sequence }) => sequence !== entry.sequence), entry],
})

/** Where nothing is published any more, or somewhere else; what stood elsewhere at the same server is still taken away. */
function isPointless({ source, connectors }: AtSource, { into, entry }: Pending): boolean {
  if (entry === null) return !isSameOrigin(new URL(into), new URL(source.baseUrl))
  return intoOf(source, connectors) !== into
}

const unfit = (source: Source) =>
  new OutwardError(`Nothing can be written to ${source.name} as it is set up now.`, {
    trouble: 'settingsUnfit',
    fix: 'Look at the settings of the source.',
  })

/** What was done at a source that was led elsewhere meanwhile counts for nothing there. */
function settle(at: AtSource, effect: Pending, came: Came): Performed {
  if (!isAsItWas(at)) return nothing
  at.keep(() => noteOutcome(at, effect, came))
  if (came.is === 'conflict') return { ...nothing, conflicts: 1 }
  return { ...nothing, done: Number(came.is !== 'pointless') }
}

function noteOutcome({ store, clock, connectors, source }: AtSource, effect: Pending, came: Came) {
  const now = clock.now()
  if (came.is === 'conflict') return store.conflict(effect.id, came.because, now)
  if (came.is === 'pointless') {
    return store.supersede(effect.id, 'Nothing is published there any more.')
  }
  store.done(effect.id, now)
  if (came.is === 'gone') return store.forgetPlace(effect)
  const href = connectorOf(source.kind, connectors)!.publishes!.hrefOf(effect.into, effect.uid)
  return store.keepPlace(effect, { href, etag: came.etag, told: effect.entry, tried: [] })
}

function toFailure({ clock, log, source }: AtSource, error: unknown) {
  const at = clock.now()
  if (error instanceof OutwardError) {
    const { trouble, fix, notBefore, message: because } = error
    return { failure: { trouble, because, fix, at } satisfies SyncFailure, notBefore }
  }
  log.error({ error, source: source.id }, 'something could not be done outside')
  const because = 'Signalbox itself failed while it wrote; its log says more.'
  const failure: SyncFailure = { trouble: 'defect', because, fix: null, at }
  return { failure, notBefore: undefined }
}
