import type { Database } from 'better-sqlite3'
import type { FactId } from '#shared/vocabulary/ids.ts'
import { createClockWatch } from '../database/clock-watch.ts'
import { openForWork } from '../database/open-database.ts'
import { createUnitOfWork } from '../database/unit-of-work.ts'
import type { Work } from '../database/work.ts'
import { keepsNameless } from '../ledger/keeps-nameless.ts'
import { type Ledger, openLedger } from '../ledger/ledger.ts'
import { makeCurrent } from '../make-current.ts'
import { Refusal } from '../refusal.ts'
import type { Abandoned, ErasedBefore, GivenUp, RestoreParts } from './restore-backup.ts'
import { erasuresIn } from './what-is-abandoned.ts'

type Restoring = {
  readonly reason: string
  readonly parts: RestoreParts
  readonly givenUp: GivenUp
  readonly backupDigest: string
}

/** Makes a backup current and records in it that it was restored. */
export function writeRestore(prepared: string, restoring: Restoring) {
  const db = openForWork(prepared)
  try {
    makeCurrent(db)
    const told = recordRestore(db, restoring)
    db.pragma('journal_mode = DELETE')
    return told
  } finally {
    db.close()
  }
}

function recordRestore(db: Database, { reason, parts, givenUp, backupDigest }: Restoring) {
  const { ports, device, program } = parts
  const ledger = openLedger(db)
  const restored = ledger.head()!
  const unitOfWork = createUnitOfWork(db, {
    device,
    clockWatch: createClockWatch(ports.clock, undefined),
    newId: ports.newId,
    program,
    committed: () => {},
  })
  return unitOfWork.commit(ports.newId(), {
    author: () => givenUp.author(unitOfWork.reading),
    run: (work) => {
      const workspace = work.workspace.find()
      if (workspace?.id !== givenUp.workspace && givenUp.workspace !== '') {
        throw new Refusal('workspace/backup-unusable', 'That is a backup of another workspace.')
      }
      const epoch = Math.max(givenUp.epoch, workspace!.epoch) + 1
      const { seq, hash } = restored
      const named = { restored: { seq, hash }, abandoned: givenUp.head, backupDigest }
      const abandoned = (givenUp.head?.seq ?? 0) - placeOfFork(givenUp, ledger)
      work.record('ledger.restored', workspace!.id, { epoch, ...named }, { reason })
      const erasedAgain = eraseAgain(givenUp.erasures(), { work, ledger })
      return { epoch, restoredTo: seq, abandoned, erasedAgain }
    },
  })
}

/** The last place up to which both ledgers are the same; their heads decide where one is illegible. */
function placeOfFork({ head, hashAt }: Abandoned, restored: Ledger): number {
  let same = 0
  let parted = Math.min(head?.seq ?? 0, restored.head()?.seq ?? 0) + 1
  if (!hashAt) return parted - 1
  while (parted - same > 1) {
    const middle = Math.floor((same + parted) / 2)
    if (hashAt(middle) === restored.hashAt(middle)) same = middle
    else parted = middle
  }
  return same
}

/**
 * What was erased once stays erased, whatever copy of the ledger comes back: each erasure is named
 * again, also where what it took away is not here, so that no later restore forgets it.
 */
function eraseAgain(
  erasures: readonly ErasedBefore[],
  { work, ledger }: { readonly work: Work; readonly ledger: Ledger },
): number {
  const known = new Set(erasuresIn(ledger).flatMap(namedIn))
  let erased = 0
  for (const erasure of erasures) {
    if (namedIn(erasure).every((one) => known.has(one))) continue
    const facts = erasure.facts.filter((id) => !known.has(id))
    const attachments = erasure.attachments.filter((digest) => !known.has(digest))
    erased += repeat({ ...erasure, facts, attachments }, work)
    for (const one of namedIn(erasure)) known.add(one)
  }
  return erased
}

/** One that names nothing took away what no fact tells of, and is known by itself. */
function namedIn({ id, facts, attachments }: ErasedBefore): readonly string[] {
  const named = [...facts, ...attachments]
  return named.length === 0 ? [id] : named
}

function repeat({ subject, facts, attachments, reason }: ErasedBefore, work: Work): number {
  const named = { facts: facts as readonly FactId[] as FactId[], digests: [...attachments] }
  work.record('ledger.erased', subject, named, { reason })
  const wanted = new Set(facts)
  const here = work.ledger
    .about(subject)
    .filter(({ entry, said }) => wanted.has(entry.id) && said?.personal != null)
  const standing = attachments.filter((digest) => work.attachments.find(digest)?.bytes)
  for (const digest of attachments) work.attachments.keepOut(digest, work.now)
  if (here.length + standing.length === 0 && !keepsNameless(subject, work)) return 0
  const seqs = here.map(({ entry }) => entry.seq)
  return here.length + work.erase({ subject, seqs, attachments: standing })
}
