import type { Database } from 'better-sqlite3'
import type { Reply } from '#shared/contract/index.ts'
import { type Topic, topics } from '#shared/contract/operation.ts'
import { heavyReadsInPlace, heavyReadsOf } from './compute/heavy-reads.ts'
import type { AnyConnector } from './connectors/registry.ts'
import { createClockWatch } from './database/clock-watch.ts'
import { schemaOf } from './database/migrate.ts'
import { isDamage } from './database/open-database.ts'
import { createUnitOfWork, type UnitOfWork } from './database/unit-of-work.ts'
import { type Effects, openEffects } from './effects/open-effects.ts'
import { createHandlers } from './handlers.ts'
import { renewJoins } from './joins/renew-joins.ts'
import { openAttachments } from './ledger/attachments.ts'
import {
  type CheckpointFile,
  inMemoryCheckpoints,
  openCheckpointFile,
} from './ledger/checkpoint-file.ts'
import { type Checkpointer, createCheckpointer } from './ledger/checkpointer.ts'
import { replayInPlace } from './ledger/governed-tables.ts'
import { openLastVerification } from './ledger/last-verification.ts'
import { openLedger } from './ledger/ledger.ts'
import { secondFile } from './ledger/second-folder.ts'
import type { Signer } from './ledger/signer.ts'
import type { Ports } from './ports.ts'
import { projections } from './projections.ts'
import { Refusal } from './refusal.ts'
import { createAuthorities } from './rpc/authority.ts'
import type { ChangeFeed } from './rpc/change-feed.ts'
import { openCommandLog } from './rpc/command-log.ts'
import { createRouter } from './rpc/router.ts'
import { renewSearch } from './search/search-index.ts'
import { forgetOrphans } from './sources/forget-orphans.ts'
import { openSync } from './sync/open-sync.ts'
import type { CoreContext } from './workspace/core-context.ts'
import { openForgetting } from './workspace/forget-answers.ts'
import { foundWorkspace } from './workspace/found-workspace.ts'
import { keepTime } from './workspace/keep-time.ts'
import type { Places } from './workspace/places.ts'
import { readRehearsal } from './workspace/read-rehearsal.ts'
import type { Abandoned } from './workspace/restore-backup.ts'
import { legibleErasures, whatIsAbandoned, whatWasSigned } from './workspace/what-is-abandoned.ts'
import { whyViewOnly } from './workspace/why-view-only.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** What tests look over the core's shoulder with; a host gives none of it. */
export type Observer = {
  readonly onTouch?: (topic: Topic) => void
  readonly onAnswer?: (name: string, reply: Reply) => void
}

export type CoreParts = {
  readonly db: Database
  readonly places: Places | undefined
  readonly ports: Ports
  readonly signer: Signer
  readonly feed: ChangeFeed
  readonly program: string
  readonly name: string
  readonly restore: CoreContext['restore']
  /** What can be read of the outside world. */
  readonly connectors: readonly AnyConnector[]
  readonly observer?: Observer | undefined
}

/** From `sealed` on nothing is recorded, from `signed off` on nothing is signed any more. */
type Stage = { is: 'open' | 'sealed' | 'signed off' }

/** Composes the application from an open, current database and what the host lends. */
export function createCore(parts: CoreParts) {
  const { db, ports, observer } = parts
  const viewOnly = whyViewOnly(db)
  const stage: Stage = { is: 'open' }
  const ledgered = composeLedger(parts, { stage, viewOnly })
  const { unitOfWork, authorities, checkpointer } = ledgered
  const sync = openSync(db, {
    ...{ ports, unitOfWork, feed: parts.feed, connectors: parts.connectors },
  })
  const effects = openEffects(db, {
    ...{ ports, unitOfWork, feed: parts.feed, connectors: parts.connectors },
    outwards: sync.outwards,
  })
  ledgered.noteEffectsBy(effects)
  const context = toContext(parts, { ...ledgered, viewOnly })
  const call = createRouter({
    unitOfWork: whileOpen(db, unitOfWork),
    authorities,
    commands: openCommandLog(db),
    log: ports.log,
    viewOnly: () => viewOnly,
    onAnswer: observer?.onAnswer,
    handlers: createHandlers(db, { ...context, sync, effects, connectors: parts.connectors }),
  })
  if (!viewOnly) {
    openAttachments(db).forgetUncited(ports.clock.now() - DAY_MS)
    foundWorkspace(unitOfWork, parts)
  }
  checkpointer.look()
  const { signer } = parts
  const ended = endings(parts, { ...ledgered, stage, viewOnly, outside: bothOf(sync, effects) })
  if (!viewOnly) {
    sync.begin()
    effects.begin()
    sweepSecrets(ports, unitOfWork)
  }
  return { call, db, signer, unitOfWork, checkpointer, ...ended }
}
export type RunningCore = ReturnType<typeof createCore>

/** What a crash left among the secrets of sources that were removed. */
function sweepSecrets({ secrets, log }: Ports, { reading }: UnitOfWork): void {
  forgetOrphans({ secrets, removed: reading.sources.removedIds() }).catch((error: unknown) => {
    log.warn({ error }, 'the secrets of removed sources could not be forgotten')
  })
}

/** A task may outlive the core that began it; what it looks for then is not here any more. */
const whileOpen = (db: Database, unitOfWork: UnitOfWork): UnitOfWork => ({
  ...unitOfWork,
  read(run) {
    if (db.open) return unitOfWork.read(run)
    throw new Refusal('rpc/unavailable', 'The workspace was closed or restored: ask again.')
  },
})

type Outside = { begin(): void; end(): Promise<void> }

/** What is done outside is ended first, because it is what somebody waits for. */
const bothOf = (sync: Outside, effects: Outside): Outside => ({
  begin() {
    sync.begin()
    effects.begin()
  },
  async end() {
    await effects.end()
    await sync.end()
  },
})

/** How a core is given up for another one, and how it is closed. */
function endings(
  { db, ports }: CoreParts,
  ledgered: Ledgered & { readonly stage: Stage; readonly outside: Outside },
) {
  const { unitOfWork, checkpointer, heavyReads, clockWatch, sign, beside, viewOnly } = ledgered
  const { stage, outside } = ledgered
  const forgetAnswers = openForgetting(db)
  const timed = { ports, clockWatch, unitOfWork, sign, forgetAnswers }
  const startTimer = () => (viewOnly ? () => {} : keepTime(timed))
  let stopTimer = startTimer()
  let closed: Promise<void> | undefined

  /** Signed to its end, so that nothing is left to sign when it is closed. */
  async function signOff(): Promise<void> {
    if (!viewOnly) await checkpointer.sign()
    stage.is = 'sealed'
    if (!viewOnly) await checkpointer.sign()
    stage.is = 'signed off'
  }

  async function end(): Promise<void> {
    stopTimer()
    await outside.end()
    try {
      if (stage.is === 'open' && !viewOnly && checkpointer.hasNews()) await checkpointer.sign()
    } finally {
      stage.is = 'signed off'
      await heavyReads.close()
      db.close()
    }
  }

  return {
    /** From here on it refuses to record; what cannot be read of it is known from what was signed. */
    async abandon(): Promise<Abandoned> {
      stopTimer()
      await outside.end()
      try {
        await signOff()
        return whatIsAbandoned(unitOfWork, checkpointer)
      } catch (error) {
        if (!isDamage(error)) throw error
        stage.is = 'signed off'
        return whatWasSigned(beside.all().at(-1), () => legibleErasures(unitOfWork.ledger))
      }
    },
    /** Goes on where nothing came of giving it up. */
    resume(): void {
      if (closed || !db.open) return
      stage.is = 'open'
      stopTimer()
      stopTimer = startTimer()
      if (!viewOnly) outside.begin()
    },
    close(): Promise<void> {
      closed ??= end()
      return closed
    },
  }
}

/** Facts, who may state them, and who vouches for them. */
function composeLedger(
  parts: CoreParts,
  { stage, viewOnly }: { readonly stage: Stage; readonly viewOnly: string | undefined },
) {
  const { db, places, ports, signer, feed, observer, program } = parts
  const authorities = createAuthorities()
  const clockWatch = createClockWatch(ports.clock, openLedger(db).last()?.at)
  const beside = places ? openCheckpointFile(places.checkpoints) : inMemoryCheckpoints()
  let effects: Pick<Effects, 'note'> | undefined
  const unitOfWork: UnitOfWork = createUnitOfWork(db, {
    device: signer,
    clockWatch,
    newId: ports.newId,
    program,
    closed: () => stage.is !== 'open',
    onTouch: observer?.onTouch,
    afterFact: (stated) => effects?.note(stated) ?? [],
    committed(changed) {
      if (changed.has('people')) authorities.forget()
      feed.publish([...changed])
      const head = unitOfWork.ledger.head()
      if (head && checkpointer.isDue(head.seq)) sign()
    },
  })
  const checkpointer: Checkpointer = createCheckpointer({
    ledger: unitOfWork.ledger,
    signer,
    beside,
    workspace: () => unitOfWork.reading.workspace.find(),
    knowsKey: (publicKey) => unitOfWork.reading.workspace.knowsKey(publicKey),
    introduceDevice: unitOfWork.introduceDevice,
    announce: () => feed.publish(['workspace']),
    isClosed: () => viewOnly !== undefined || stage.is === 'signed off',
    ports,
  })
  function sign(): void {
    checkpointer.sign().catch((error: unknown) => {
      ports.log.error({ error }, 'no checkpoint could be signed')
    })
  }
  const heavyReads = places ? heavyReadsOf(places.database) : heavyReadsInPlace(db)
  const noteEffectsBy = (those: Pick<Effects, 'note'>) => {
    effects = those
  }
  return {
    authorities,
    clockWatch,
    beside,
    unitOfWork,
    checkpointer,
    heavyReads,
    sign,
    noteEffectsBy,
  }
}

type Ledgered = ReturnType<typeof composeLedger> & { readonly viewOnly: string | undefined }

function toContext(parts: CoreParts, ledgered: Ledgered): CoreContext {
  const { db, places, ports, signer, program, restore, feed } = parts
  const { unitOfWork, checkpointer, heavyReads, authorities, beside, viewOnly } = ledgered
  return {
    unitOfWork,
    checkpointer,
    heavyReads,
    lastVerification: openLastVerification(db, {
      reading: unitOfWork.reading,
      log: ports.log,
      viewOnly,
      announce: (topic) => feed.publish([topic]),
    }),
    signer,
    ports,
    places,
    program,
    restore,
    schema: schemaOf(db),
    rehearsal: readRehearsal(db, places),
    evidence: () => evidenceAt(beside, unitOfWork.reading.workspace.find()),
    viewOnly: () => viewOnly,
    replayInPlace: () => {
      const facts = db
        .transaction(() => {
          const replayed = replayInPlace(db, projections)
          renewSearch(db)
          renewJoins(db)
          return replayed
        })
        .immediate()
      authorities.forget()
      feed.publish(topics)
      return facts
    },
  }
}

function evidenceAt(
  beside: CheckpointFile,
  workspace: { readonly id: string; readonly checkpointFolder: string | null } | undefined,
) {
  const folder = workspace?.checkpointFolder
  return {
    beside: beside.path ?? beside.all(),
    second: workspace && folder ? secondFile(folder, workspace.id) : undefined,
  }
}
