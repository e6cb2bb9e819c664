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
import type { Ledger } from '../ledger/ledger.ts'
import { openProjections } from '../ledger/projection.ts'
import { openReplay } from '../ledger/replay-subject.ts'
import type { Signer } from '../ledger/signer.ts'
import { projections } from '../projections.ts'
import { Refusal } from '../refusal.ts'
import { type Authority, programAuthority } from '../rpc/authority.ts'
import { idsOf } from './command-ids.ts'
import type { Reading } from './reading.ts'

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
  /** Announces what no fact tells of, such as a preference. */
  touch(topic: Topic): void
  /** Takes personal parts away; the caller records that it was done. Answers how many attachments went. */
  erase(erasure: Erasure): number
}

export type DeviceKey = Pick<Signer, 'device' | 'publicKey' | 'protection'>

/** The program itself as author. */
export const asProgram: Omit<Author, 'commandId'> = {
  authority: programAuthority,
  scopes: programAuthority.scopesFor('anyone'),
  origin: 'core',
}

/** One transaction as it goes: its moment, what it changed, and whether text was taken away. */
export type Course = { readonly now: number; readonly changed: Set<Topic>; erased?: true }

type Parts = {
  readonly ledger: Ledger
  readonly reading: Reading
  readonly device: DeviceKey
  readonly program: string
  /** Called before each fact of somebody else than the program. */
  readonly beforeFact: (course: Course) => void
  /** Called after each fact, once the tables tell it; answers what it changed besides. */
  readonly afterFact?: ((stated: Stated) => readonly Topic[]) | undefined
}

/** A fact that was stated just now, by a command and not by a replay. */
export type Stated = {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly now: number
}

/** Opens what commands write with; the answer begins the work of one author in one transaction. */
export function openWork(db: Database, parts: Parts) {
  const { ledger, reading, program, beforeFact, afterFact } = parts
  const { device } = parts.device
  const project = openProjections(db, projections)
  const attachments = openAttachments(db)
  const replay = openReplay(db, { ledger, project, projections })
  const erase = openErasure(db, { ledger, attachments, replay })

  function append(author: Author, { type, subject, said, id, now }: Appending): readonly Topic[] {
    const { authority, origin, commandId } = author
    const { actor, assurance } = authority
    if (said.cites) attachments.cite(said.cites)
    const who = { actor, device, assurance, origin, program }
    const fact = { id, commandId, at: now, ...who, type, subject }
    ledger.append(fact, said.text, said.personalText)
    const { payload, personal } = said
    const told = { type, subject, payload, personal, at: now, actor, assurance } as Recorded
    const topics = project(told)
    return [...topics, ...(afterFact?.({ id, type, subject, now }) ?? [])]
  }

  return function beginWork(author: Author, course: Course): Work {
    const { now, changed } = course
    const { actor } = author.authority
    const newId = idsOf(actor, author.commandId)
    let covered = covers(author.scopes, {})

    return Object.assign(Object.create(reading) as Reading, {
      author,
      now,
      attachments,
      newId: newId as Work['newId'],
      record(type, subject, payload, ...[personal]) {
        if (!covered) throw outOfScope()
        if (actor !== asProgram.authority.actor) beforeFact(course)
        const said = parseSaid(type, payload, personal)
        changed.add('ledger')
        for (const topic of append(author, { type, subject, said, id: newId(), now })) {
          changed.add(topic)
        }
      },
      mustCover(place) {
        if (!covers(author.scopes, place)) throw outOfScope()
        covered = true
      },
      touch: (topic) => void changed.add(topic),
      erase(erasure) {
        course.erased = true
        const { topics, attachments } = erase(erasure)
        for (const topic of topics) changed.add(topic)
        return attachments
      },
    } satisfies Omit<Work, keyof Reading>)
  }
}

type Appending = {
  readonly type: EventType
  readonly subject: string
  readonly said: ReturnType<typeof parseSaid>
  readonly id: string
  readonly now: number
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
