import type { Database } from 'better-sqlite3'
import type { Reply } from '#shared/contract/index.ts'
import type { Topic } from '#shared/contract/operation.ts'
import { isEventType } from '#shared/events/index.ts'
import type { WorkspaceId } from '#shared/vocabulary/ids.ts'
import { heavyReadsInPlace, heavyReadsOf } from './compute/heavy-reads.ts'
import { type ClockWatch, createClockWatch } from './database/clock-watch.ts'
import { schemaOf } from './database/migrate.ts'
import { asProgram, createUnitOfWork, type UnitOfWork } from './database/unit-of-work.ts'
import { environmentHandlers } from './environments/handlers.ts'
import { openAttachments } from './ledger/attachments.ts'
import {
  type CheckpointFile,
  inMemoryCheckpoints,
  openCheckpointFile,
} from './ledger/checkpoint-file.ts'
import { CHECKPOINT_MS, createCheckpointer, secondFile } from './ledger/checkpointer.ts'
import { replayInPlace } from './ledger/governed-tables.ts'
import { createLedgerHandlers } from './ledger/handlers.ts'
import { openLedger } from './ledger/ledger.ts'
import type { Signer } from './ledger/signer.ts'
import { createPeopleHandlers } from './people/handlers.ts'
import { openPassphrases } from './people/passphrases.ts'
import type { Ports } from './ports.ts'
import { projections } from './projections.ts'
import { releaseHandlers } from './releases/handlers.ts'
import { createAuthorities } from './rpc/authority.ts'
import type { ChangeFeed } from './rpc/change-feed.ts'
import { openCommandLog } from './rpc/command-log.ts'
import { createRouter } from './rpc/router.ts'
import { serviceHandlers } from './services/handlers.ts'
import type { CoreContext } from './workspace/core-context.ts'
import { createWorkspaceHandlers } from './workspace/handlers.ts'
import type { Places } from './workspace/places.ts'
import type { Abandoned } from './workspace/restore-backup.ts'

const ALL_TOPICS: readonly Topic[] = [
  'people',
  'teams',
  'environments',
  'services',
  'releases',
  'policies',
  'workspace',
  'ledger',
]
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
  const { db, places, ports, signer, feed } = parts
  const authorities = createAuthorities()
  const clockWatch = createClockWatch(ports.clock, openLedger(db).last()?.at)
  const heavyReads = places ? heavyReadsOf(places.database) : heavyReadsInPlace(db)
  const beside = places ? openCheckpointFile(places.checkpoints) : inMemoryCheckpoints()
  const viewOnly = whyViewOnly(db)

  const unitOfWork: UnitOfWork = createUnitOfWork(db, {
    device: signer,
    clockWatch,
    onTouch: parts.observer?.onTouch,
    committed(topics) {
      if (topics.has('people')) authorities.forget()
      feed.publish([...topics])
      const head = unitOfWork.ledger.head()
      if (head && checkpointer.isDue(head.seq)) sign()
    },
  })
  const workspace = () => unitOfWork.reading.workspace.find()
  const checkpointer = createCheckpointer({
    ledger: unitOfWork.ledger,
    signer,
    beside,
    workspace,
    introduceDevice: () => unitOfWork.introduceDevice(ports.newId()),
    isClosed: () => viewOnly !== undefined,
    ports,
  })
  const sign = () => {
    checkpointer.sign().catch((error: unknown) => {
      ports.log.error({ error }, 'no checkpoint could be signed')
    })
  }
  const context: CoreContext = {
    unitOfWork,
    checkpointer,
    heavyReads,
    signer,
    ports,
    places,
    program: parts.program,
    schema: schemaOf(db),
    evidence: () => evidenceAt(beside, workspace()),
    viewOnly: () => viewOnly,
    replayInPlace: () => {
      const facts = db.transaction(() => replayInPlace(db, projections)).immediate()
      authorities.forget()
      feed.publish(ALL_TOPICS)
      return facts
    },
    restore: parts.restore,
  }
  const call = createRouter({
    unitOfWork,
    authorities,
    once: openCommandLog(db),
    log: ports.log,
    viewOnly: () => viewOnly,
    onAnswer: parts.observer?.onAnswer,
    handlers: {
      ...createWorkspaceHandlers(context),
      ...createLedgerHandlers(context),
      ...createPeopleHandlers({ passphrases: openPassphrases(db, ports.clock) }),
      ...environmentHandlers,
      ...serviceHandlers,
      ...releaseHandlers,
    },
  })
  if (!viewOnly) {
    openAttachments(db).forgetUncited(ports.clock.now() - DAY_MS)
    found(unitOfWork, { ports, signer, program: parts.program, name: parts.name })
  }
  checkpointer.look()
  const stopTimer = viewOnly ? () => {} : keepTime({ ports, clockWatch, unitOfWork, sign })

  return {
    call,
    db,
    signer,
    unitOfWork,
    checkpointer,
    abandon: (): Abandoned => toAbandoned(unitOfWork, checkpointer),
    async close(): Promise<void> {
      stopTimer()
      if (!viewOnly && checkpointer.hasNews()) await checkpointer.sign()
      await heavyReads.close()
      db.close()
    },
  }
}
export type RunningCore = ReturnType<typeof createCore>

/** A fact of a type that this program does not know was written by a newer one. */
function whyViewOnly(db: Database): string | undefined {
  const unknown = openLedger(db)
    .types()
    .filter((type) => !isEventType(type))
  if (unknown.length === 0) return undefined
  return `This ledger holds facts that this program does not know (${unknown.join(', ')}): update Signalbox to change anything here.`
}

type Founding = Pick<CoreParts, 'ports' | 'signer' | 'program' | 'name'>

/** The first facts of a new workspace: that it is, and whose key signs for it. */
function found(unitOfWork: UnitOfWork, { ports, signer, program, name }: Founding): void {
  if (unitOfWork.reading.workspace.find()) return
  unitOfWork.commit(ports.newId(), {
    author: () => asProgram,
    run: (work) => {
      const id = work.newId<WorkspaceId>()
      work.record('workspace.founded', id, { name, program })
      const { device, publicKey, protection } = signer
      work.record('device.introduced', id, { device, publicKey, protection })
    },
  })
}

type Timed = {
  readonly ports: Ports
  readonly clockWatch: ClockWatch
  readonly unitOfWork: UnitOfWork
  readonly sign: () => void
}

/** Every ten minutes: has the wall clock jumped, and is there news to sign? */
function keepTime({ ports, clockWatch, unitOfWork, sign }: Timed): () => void {
  return ports.clock.every(CHECKPOINT_MS, () => {
    const { jump } = clockWatch.look()
    if (jump) unitOfWork.commit(ports.newId(), { author: () => asProgram, run: () => null })
    else clockWatch.accept()
    sign()
  })
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

function toAbandoned(
  { ledger, reading }: UnitOfWork,
  checkpointer: ReturnType<typeof createCheckpointer>,
): Abandoned {
  const workspace = reading.workspace.find()
  const head = ledger.head()
  const last = checkpointer.last()
  const beyond = last && last.seq > (head?.seq ?? 0) ? last : head
  return {
    workspace: workspace?.id ?? '',
    epoch: Math.max(workspace?.epoch ?? 1, last?.epoch ?? 1),
    head: beyond ? { seq: beyond.seq, hash: beyond.hash } : null,
    erasuresSince: (seq) => erasuresSince(ledger, seq),
  }
}

function erasuresSince(ledger: UnitOfWork['ledger'], seq: number) {
  return [...ledger.entries(seq)].flatMap(({ entry, said }) => {
    if (entry.type !== 'ledger.erased' || !said) return []
    const { facts, digests } = JSON.parse(said.payload) as {
      facts: string[]
      digests: string[]
    }
    const reason = said.personal === null ? '' : JSON.parse(said.personal).reason
    return [{ subject: entry.subject, facts, attachments: digests, reason }]
  })
}
