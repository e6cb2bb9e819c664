import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { takeLock, WorkspaceHeld } from '#core/workspace/lock.ts'
import { makeFolder, UnusableFolder } from '#core/workspace/make-folder.ts'
import { placesIn } from '#core/workspace/places.ts'
import { type Building, buildRehearsal } from './build-rehearsal.ts'
import { editionOf } from './edition.ts'
import { type Mark, readMark } from './mark.ts'
import { whyForeign } from './why-foreign.ts'

export type Preparing = Omit<Building, 'seed' | 'now'> & {
  readonly now: () => number
  /** Only in its own folder does the program replace a rehearsal that has become old. */
  readonly chosenBy: 'somebody' | 'program'
  /** Tells people what becomes of the rehearsal. */
  readonly say: (words: string) => void
}

/** Everybody meets the same company. */
export const SEED = 'larkfield'
const KEPT_MS = 7 * 24 * 60 * 60 * 1000

/**
 * Sees to it that a rehearsal stands in the folder; in the program's own one of this edition, built
 * within the last week. What stood there goes only once the new one is whole; what somebody has open
 * or named stays as it is.
 */
export async function prepareRehearsal(preparing: Preparing): Promise<void> {
  const { folder, say } = preparing
  refuseForeign(folder)
  if (mayStay(preparing)) return
  if (await isHeld(folder)) {
    say('The rehearsal is older than it should be, but it is open elsewhere: it stays as it is.')
    return
  }
  clearAbandoned(folder)
  const aside = `${folder}${ASIDE}${process.pid}`
  makeFolder(dirname(folder))
  // Left by a process of the same number, as in a container that was started anew.
  rmSync(aside, { recursive: true, force: true })
  try {
    await buildRehearsal({ ...preparing, folder: aside, seed: SEED, now: preparing.now() })
    if (!mayStay(preparing)) await putInPlace(aside, preparing)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function mayStay(preparing: Preparing): boolean {
  const { folder, say } = preparing
  const mark = readMark(folder)
  if (!mark || !existsSync(placesIn(folder).database)) return false
  const why = whyAnother(mark, preparing)
  if (why === undefined) return true
  if (preparing.chosenBy === 'program') return false
  say(
    `The rehearsal in ${folder} ${why}. It is opened as it is, because that folder was named. For a new one name another folder, or leave --workspace and SIGNALBOX_WORKSPACE away.`,
  )
  return true
}

/** Why it is not the rehearsal that is asked for, or not any more. */
function whyAnother(mark: Mark, { size, program, now }: Preparing): string | undefined {
  if (mark.size !== size) return `is the ${mark.size} one, not the ${size} one`
  if (mark.edition !== editionOf(program)) return 'was built by another edition of Signalbox'
  return Math.abs(now() - mark.builtAt) < KEPT_MS ? undefined : 'is older than a week'
}

/** A workspace in earnest, or anything else of somebody, is never built over. */
function refuseForeign(folder: string): void {
  const why = reasonIn(folder)
  if (why === undefined) return
  throw new UnusableFolder(
    `${folder} is not built over: ${why}. Name an empty folder, or leave --workspace and SIGNALBOX_WORKSPACE away.`,
  )
}

function reasonIn(folder: string): string | undefined {
  try {
    return whyForeign(folder)
  } catch (error) {
    return (error as Error).message
  }
}

async function isHeld(folder: string): Promise<boolean> {
  if (!existsSync(placesIn(folder).database)) return false
  try {
    const lock = await takeLock(placesIn(folder))
    lock.release()
    return false
  } catch (error) {
    if (error instanceof WorkspaceHeld) return true
    throw error
  }
}

/** Nobody else calls a folder so: what is left under these names is cleared away. */
const ASIDE = '.rehearsal-building-'
const OLD = '.rehearsal-old-'

/** The key of this device goes on signing for the new one. */
const kept = ['secrets.json', 'secrets.safe.json']

async function putInPlace(whole: string, { folder, say }: Preparing): Promise<void> {
  if (await isHeld(folder)) {
    say('The rehearsal was opened elsewhere meanwhile: it stays as it is.')
    return
  }
  // Somebody may have begun a workspace there while this one was built.
  refuseForeign(folder)
  const old = `${folder}${OLD}${process.pid}`
  if (existsSync(folder)) {
    for (const name of kept) {
      if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(whole, name))
    }
    renameSync(folder, old)
  }
  renameSync(whole, folder)
  rmSync(old, { recursive: true, force: true })
}

/** What a process left that ended while it built. */
function clearAbandoned(folder: string): void {
  if (!existsSync(dirname(folder))) return
  for (const name of readdirSync(dirname(folder))) {
    const pid = pidIn(name, basename(folder))
    if (pid === undefined || isAlive(pid)) continue
    rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}

function pidIn(name: string, rehearsal: string): number | undefined {
  const begin = [ASIDE, OLD].map((one) => rehearsal + one).find((one) => name.startsWith(one))
  const rest = begin === undefined ? '' : name.slice(begin.length)
  return /^\d+$/.test(rest) ? Number(rest) : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
