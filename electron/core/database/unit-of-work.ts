import type { Database } from 'better-sqlite3'
import canonicalize from 'canonicalize'
import type { Topic } from '#shared/contract/operation.ts'
import { covers, type Place } from '#shared/domain/people/permissions.ts'
import {
  type EventType,
  events,
  type PayloadOf,
  type PersonalOf,
  type Recorded,
  type SubjectOf,
} from '#shared/events/index.ts'
import type { Scope } from '#shared/vocabulary/role.ts'
import { type Attachments, openAttachments } from '../ledger/attachments.ts'
import { type Erasure, openErasure } from '../ledger/erasure.ts'
import { openLedger } from '../ledger/ledger.ts'
import { openProjections } from '../ledger/projection.ts'
import { openReplay } from '../ledger/replay-subject.ts'
import type { Signer } from '../ledger/signer.ts'
import { projections } from '../projections.ts'
import { Refusal } from '../refusal.ts'
import { type Authority, programAuthority } from '../rpc/authority.ts'
import type { ClockWatch } from './clock-watch.ts'
import { idsOf } from './command-ids.ts'
import { openReading, type Reading } from './reading.ts'

/** The payload's limit in characters; larger evidence is an attachment. */
export const PAYLOAD_LIMIT = 64 * 1024

/** Who decides, on which device, through which door, within which scopes. */
export type Author = {
  readonly authority: Authority
  readonly scopes: readonly Scope[]
  readonly origin: string
  readonly commandId: string
}

type PersonalArgs<T extends EventType> =
  PersonalOf<T> extends undefined ? [] : [personal: PersonalOf<T>]

/** What a command may do besides reading: state facts. They join the ledger and move the tables at once. */
export type Work = Reading & {
  readonly author: Author
  readonly now: number
  newId<Id extends string>(): Id
  record<T extends EventType>(
    type: T,
    subject: SubjectOf<T>,
    payload: PayloadOf<T>,
    ...personal: PersonalArgs<T>
  ): void
  /** Refuses what lies outside the scopes of whoever asks. Without it only a workspace-wide role may record. */
  mustCover(place: Place): void
  readonly attachments: Attachments
  /** Takes personal parts away; the caller records that it was done. Answers how many attachments went. */
  erase(erasure: Erasure): number
}

export type DeviceKey = Pick<Signer, 'device' | 'publicKey' | 'protection'>

type Decide<T> = {
  readonly author: () => Omit<Author, 'commandId'>
  readonly run: (work: Work) => Sync<T>
}

type Sync<T> = T extends Promise<unknown> ? never : T

export type UnitOfWorkParts = {
  /** The device that decides; its key is introduced with the first fact it states. */
  readonly device: DeviceKey
  readonly clockWatch: ClockWatch
  readonly committed: (topics: ReadonlySet<Topic>) => void
  readonly onTouch?: ((topic: Topic) => void) | undefined
}

/** Facts, tables and change notice become visible together, or not at all. */
export function createUnitOfWork(db: Database, parts: UnitOfWorkParts) {
  const reading = openReading(db)
  const observed = parts.onTouch ? openReading(db, parts.onTouch) : reading
  const { device, publicKey, protection } = parts.device
  let introduced = false
  const ledger = openLedger(db)
  const project = openProjections(db, projections)
  const attachments = openAttachments(db)
  const replay = openReplay(db, { ledger, project, projections })
  const erase = openErasure(db, { ledger, attachments, replay })

  type Course = {
    readonly now: number
    readonly changed: Set<Topic>
    /** One source of ids for each author, or two would name different things the same. */
    readonly ids: Map<string, () => string>
  }
  let unerased = false

  function beginWork(author: Author, course: Course): Work {
    const { now, changed } = course
    const { authority, origin, commandId, scopes } = author
    const { actor, assurance } = authority
    const newId = course.ids.get(actor) ?? idsOf(actor, commandId)
    course.ids.set(actor, newId)
    let covered = covers(scopes, {})

    function record<T extends EventType>(
      type: T,
      subject: SubjectOf<T>,
      payload: PayloadOf<T>,
      ...[personal]: PersonalArgs<T>
    ) {
      if (!covered) throw outOfScope()
      if (!introduced && type !== 'device.introduced') introduce(author.commandId, course)
      const said = parseSaid(type, payload, personal)
      if (said.cites) attachments.cite(said.cites)
      const fact = { id: newId(), commandId, at: now, actor, device }
      ledger.append({ ...fact, assurance, origin, type, subject }, said.text, said.personalText)
      const { payload: parsed, personal: parsedPersonal } = said
      const recorded = { type, subject, payload: parsed, personal: parsedPersonal }
      changed.add('ledger')
      for (const topic of project({ ...recorded, at: now, actor, assurance } as Recorded)) {
        changed.add(topic)
      }
    }

    return Object.assign(Object.create(observed) as Reading, {
      author,
      now,
      attachments,
      record,
      newId: newId as Work['newId'],
      mustCover(place: Place) {
        if (!covers(scopes, place)) throw outOfScope()
        covered = true
      },
      erase(erasure: Erasure) {
        unerased = true
        const { topics, attachments } = erase(erasure)
        for (const topic of topics) changed.add(topic)
        return attachments
      },
    })
  }

  function introduce(commandId: string, course: Course): void {
    const workspace = reading.workspace.find()
    if (!workspace || reading.workspace.knowsKey(publicKey)) return
    const introduction = { device, publicKey, protection }
    const program = beginWork({ ...asProgram, commandId }, course)
    program.record('device.introduced', workspace.id, introduction)
  }

  /** A wall clock that jumped is recorded before anything that carries its time. */
  function beginCourse(commandId: string, changed: Set<Topic>): Course {
    const { now, jump } = parts.clockWatch.look()
    const course: Course = { now, changed, ids: new Map() }
    const workspace = jump && reading.workspace.find()
    if (workspace) {
      beginWork({ ...asProgram, commandId }, course).record('clock.jumped', workspace.id, jump)
    }
    return course
  }

  /** Erased text lingers in the log until that is emptied, which a reader of old rows holds up. */
  function emptyLog(): void {
    const [{ busy }] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
    unerased = busy !== 0
  }

  return {
    reading,
    ledger,
    read: <T>(run: (reading: Reading) => Sync<T>): T =>
      db.transaction(() => run(observed)).deferred(),

    /** This device's key signs only once the ledger knows it. */
    introduceDevice(commandId: string): void {
      if (reading.workspace.knowsKey(publicKey)) return
      this.commit(commandId, {
        author: () => asProgram,
        run: (work) => {
          const { id } = work.workspace.find()!
          work.record('device.introduced', id, { device, publicKey, protection })
        },
      })
    },

    commit<T>(commandId: string, decide: Decide<T>): T {
      const changed = new Set<Topic>()
      const result = db
        .transaction(() => {
          const author = { ...decide.author(), commandId }
          return decide.run(beginWork(author, beginCourse(commandId, changed)))
        })
        .immediate()
      parts.clockWatch.accept()
      if (unerased) emptyLog()
      if (changed.size === 0) return result
      introduced = reading.workspace.knowsKey(publicKey)
      parts.committed(changed)
      return result
    },
  }
}
export type UnitOfWork = ReturnType<typeof createUnitOfWork>

/** The program itself as author. */
export const asProgram: Omit<Author, 'commandId'> = {
  authority: programAuthority,
  scopes: programAuthority.scopesFor('anyone'),
  origin: 'core',
}

function parseSaid<T extends EventType>(type: T, payload: unknown, personal: unknown) {
  const shape = events[type]
  const parsed = shape.payload.parse(payload) as { attachments?: readonly { digest: string }[] }
  const parsedPersonal = shape.personal?.parse(personal) ?? null
  const text = canonicalize(parsed) ?? '{}'
  const personalText = parsedPersonal === null ? undefined : canonicalize(parsedPersonal)
  if (text.length + (personalText?.length ?? 0) > PAYLOAD_LIMIT) {
    throw new Refusal('rpc/too-large', 'What would be recorded is over 64 KB.')
  }
  return {
    payload: parsed as object,
    personal: parsedPersonal as object | null,
    text,
    personalText,
    cites: parsed.attachments,
  }
}

const outOfScope = () => new Refusal('rpc/out-of-scope', 'Your role does not reach that far.')
