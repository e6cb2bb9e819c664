import type { Database } from 'better-sqlite3'
import type { Topic } from '#shared/contract/operation.ts'
import { openLedger } from '../ledger/ledger.ts'
import { Refusal } from '../refusal.ts'
import type { ClockWatch } from './clock-watch.ts'
import { openReading, type Reading } from './reading.ts'
import {
  type Author,
  asProgram,
  type Course,
  type DeviceKey,
  openWork,
  type Stated,
  type Work,
} from './work.ts'

type Sync<T> = T extends Promise<unknown> ? never : T

type Decide<T> = {
  readonly author: () => Omit<Author, 'commandId'>
  readonly run: (work: Work) => Sync<T>
}

export type UnitOfWorkParts = {
  /** The device that decides; its key is introduced with the first fact it states. */
  readonly device: DeviceKey
  readonly clockWatch: ClockWatch
  /** The version of the program, so that it can be told later which rules decided. */
  readonly program: string
  /** True from the moment on at which this ledger is given up. */
  readonly closed?: (() => boolean) | undefined
  /** For what the program itself records beside a command. */
  readonly newId: () => string
  readonly committed: (topics: ReadonlySet<Topic>) => void
  readonly onTouch?: ((topic: Topic) => void) | undefined
  readonly afterFact?: ((stated: Stated) => readonly Topic[]) | undefined
}

/** Facts, tables and change notice become visible together, or not at all. */
export function createUnitOfWork(db: Database, parts: UnitOfWorkParts) {
  const reading = openReading(db)
  const observed = parts.onTouch ? openReading(db, parts.onTouch) : reading
  const ledger = openLedger(db)
  const { device, publicKey, protection } = parts.device
  let introduced = false
  let unerased = false
  const beginWork = openWork(db, {
    ledger,
    reading: observed,
    device: parts.device,
    program: parts.program,
    beforeFact: (course) => introduceBy(programWork(course)),
    afterFact: parts.afterFact,
  })

  const isKnown = () => reading.workspace.knowsKey(publicKey)
  const programWork = (course: Course) =>
    beginWork({ ...asProgram, commandId: parts.newId() }, course)

  function introduceBy(work: Work): void {
    if (introduced || isKnown() || !reading.workspace.find()) return
    work.record('device.introduced', device, { publicKey, protection })
  }

  /** A wall clock that jumped is recorded before anything that carries its time. */
  function beginCourse(changed: Set<Topic>): Course {
    const { now, jump } = parts.clockWatch.look()
    const course: Course = { now, changed }
    if (!jump || !reading.workspace.find()) return course
    introduceBy(programWork(course))
    programWork(course).record('clock.jumped', device, jump)
    return course
  }

  /** Erased text lingers in the log until that is emptied, which a reader of old rows holds up. */
  function emptyLog(): void {
    const [{ busy }] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
    unerased = busy !== 0
  }

  function commit<T>(commandId: string, { author, run }: Decide<T>): T {
    if (parts.closed?.()) throw beingRestored()
    const changed = new Set<Topic>()
    let erased = false
    const result = db
      .transaction(() => {
        const decider = { ...author(), commandId }
        const course = beginCourse(changed)
        const value = run(beginWork(decider, course))
        erased = course.erased === true
        return value
      })
      .immediate()
    parts.clockWatch.accept()
    if (erased || unerased) emptyLog()
    if (changed.size === 0) return result
    introduced ||= isKnown()
    parts.committed(changed)
    return result
  }

  return {
    reading,
    ledger,
    commit,
    read: <T>(run: (reading: Reading) => Sync<T>): T =>
      db.transaction(() => run(observed)).deferred(),

    /** This device's key signs only once the ledger knows it. */
    introduceDevice(): void {
      if (!isKnown()) commit(parts.newId(), { author: () => asProgram, run: introduceBy })
    },
  }
}
const beingRestored = () =>
  new Refusal('rpc/unavailable', 'The workspace is being restored: ask again in a moment.')

export type UnitOfWork = ReturnType<typeof createUnitOfWork>
