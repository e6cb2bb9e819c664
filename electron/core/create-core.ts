import type { Database } from 'better-sqlite3'
import type { Reply } from '#shared/contract/index.ts'
import { type Topic, topics } from '#shared/contract/operation.ts'
import { heavyReadsInPlace, heavyReadsOf } from './compute/heavy-reads.ts'
import { createClockWatch } from './database/clock-watch.ts'
import { schemaOf } from './database/migrate.ts'
import { createUnitOfWork, type UnitOfWork } from './database/unit-of-work.ts'
import { createHandlers } from './handlers.ts'
import { openAttachments } from './ledger/attachments.ts'
import {
  type CheckpointFile,
  inMemoryCheckpoints,
  openCheckpointFile,
} from './ledger/checkpoint-file.ts'
import { type Checkpointer, createCheckpointer } from './ledger/checkpointer.ts'
import { replayInPlace } from './ledger/governed-tables.ts'
import { openLedger } from './ledger/ledger.ts'
import { secondFile } from './ledger/second-folder.ts'
import type { Signer } from './ledger/signer.ts'
import type { Ports } from './ports.ts'
import { projections } from './projections.ts'
import { createAuthorities } from './rpc/authority.ts'
import type { ChangeFeed } from './rpc/change-feed.ts'
import { openCommandLog } from './rpc/command-log.ts'
import { createRouter } from './rpc/router.ts'
import type { CoreContext } from './workspace/core-context.ts'
import { foundWorkspace } from './workspace/found-workspace.ts'
import { keepTime } from './workspace/keep-time.ts'
import type { Places } from './workspace/places.ts'
import type { Abandoned } from './workspace/restore-backup.ts'
import { whatIsAbandoned } from './workspace/what-is-abandoned.ts'
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
  readonly observer?: Observer | undefined
}

/** Composes the application from an open, current database and what the host lends. */
export function createCore(parts: CoreParts) {
  const { db, ports, observer } = parts
  const viewOnly = whyViewOnly(db)
  const ledgered = composeLedger(parts, viewOnly)
  const { unitOfWork, authorities, checkpointer, heavyReads, clockWatch, sign } = ledgered
  const context = toContext(parts, { ...ledgered, viewOnly })
  const call = createRouter({
    unitOfWork,
    authorities,
    once: openCommandLog(db),
    log: ports.log,
    viewOnly: () => viewOnly,
    onAnswer: observer?.onAnswer,
    handlers: createHandlers(db, context),
  })
  if (!viewOnly) {
    openAttachments(db).forgetUncited(ports.clock.now() - DAY_MS)
    foundWorkspace(unitOfWork, parts)
  }
  checkpointer.look()
  const stopTimer = viewOnly ? () => {} : keepTime({ ports, clockWatch, unitOfWork, sign })

  return {
    call,
    db,
    unitOfWork,
    checkpointer,
    /** Signed to its end, so that nothing is left to sign when it is closed. */
    async abandon(): Promise<Abandoned> {
      if (!viewOnly) await checkpointer.sign()
      return whatIsAbandoned(unitOfWork, checkpointer)
    },
    async close(): Promise<void> {
      stopTimer()
      if (!viewOnly && checkpointer.hasNews()) await checkpointer.sign()
      await heavyReads.close()
      db.close()
    },
  }
}
export type RunningCore = ReturnType<typeof createCore>

/** Facts, who may state them, and who vouches for them. */
function composeLedger(
  { db, places, ports, signer, feed, observer }: CoreParts,
  viewOnly?: string,
) {
  const authorities = createAuthorities()
  const clockWatch = createClockWatch(ports.clock, openLedger(db).last()?.at)
  const beside = places ? openCheckpointFile(places.checkpoints) : inMemoryCheckpoints()
  const unitOfWork: UnitOfWork = createUnitOfWork(db, {
    device: signer,
    clockWatch,
    newId: ports.newId,
    onTouch: observer?.onTouch,
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
    introduceDevice: unitOfWork.introduceDevice,
    isClosed: () => viewOnly !== undefined,
    ports,
  })
  function sign(): void {
    checkpointer.sign().catch((error: unknown) => {
      ports.log.error({ error }, 'no checkpoint could be signed')
    })
  }
  const heavyReads = places ? heavyReadsOf(places.database) : heavyReadsInPlace(db)
  return { authorities, clockWatch, beside, unitOfWork, checkpointer, heavyReads, sign }
}

type Ledgered = ReturnType<typeof composeLedger> & { readonly viewOnly: string | undefined }

function toContext(parts: CoreParts, ledgered: Ledgered): CoreContext {
  const { db, places, ports, signer, program, restore, feed } = parts
  const { unitOfWork, checkpointer, heavyReads, authorities, beside, viewOnly } = ledgered
  return {
    unitOfWork,
    checkpointer,
    heavyReads,
    signer,
    ports,
    places,
    program,
    restore,
    schema: schemaOf(db),
    evidence: () => evidenceAt(beside, unitOfWork.reading.workspace.find()),
    viewOnly: () => viewOnly,
    replayInPlace: () => {
      const facts = db.transaction(() => replayInPlace(db, projections)).immediate()
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
