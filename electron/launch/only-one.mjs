import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './say.mjs'

const LOOK_AGAIN_MS = 200
const BEAT_MS = 1000
const SILENT_MS = 10_000
const DONE = 'done'

/**
 * Runs one preparation of a checkout at a time. Each takes a turn, a file with a number, by making
 * it: that only one can do. A turn is over when it says so, when its process is gone, or when it
 * has been silent for ten seconds before our eyes, since a process of another kind may go by its
 * number by now. The last turn's file stays, so that whoever counted too late finds a higher one.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function onlyOne(name, run) {
  mkdirSync(dirname(name), { recursive: true })
  const file = await takeTurn(name)
  const beating = setInterval(() => tolerate(() => beat(file)), BEAT_MS)
  try {
    return await run()
  } finally {
    clearInterval(beating)
    tolerate(() => writeFileSync(file, DONE))
  }
}

/** @param {string} name */
async function takeTurn(name) {
  const watch = startWatch()
  for (let looks = 0; ; looks += 1) {
    const last = Math.max(0, ...turnsOf(name))
    if (last === 0 || isOver(fileOf(name, last), watch)) {
      if (take(name, last + 1)) return fileOf(name, last + 1)
    } else {
      if (looks === 0) say('Another start is preparing this checkout; waiting for it.')
      await pause(LOOK_AGAIN_MS)
    }
  }
}

/** @param {string} name @param {number} turn */
const fileOf = (name, turn) => `${name}-${turn}`

/** @param {string} name */
function turnsOf(name) {
  const start = `${basename(name)}-`
  return readdirSync(dirname(name))
    .filter((file) => file.startsWith(start) && /^\d+$/.test(file.slice(start.length)))
    .map((file) => Number(file.slice(start.length)))
}

/**
 * Makes a turn's file; false where somebody else did, or where the turns have gone on since they
 * were counted.
 * @param {string} name
 * @param {number} turn
 */
export function take(name, turn) {
  try {
    writeFileSync(fileOf(name, turn), String(process.pid), { flag: 'wx' })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  const others = turnsOf(name).filter((other) => other !== turn)
  const late = others.some((other) => other > turn)
  for (const over of late ? [turn] : others) rmSync(fileOf(name, over), { force: true })
  return !late
}

/** Tells for how long a file has not changed, by our own patience and not by its clock. */
function startWatch() {
  let seen = ''
  let since = performance.now()
  return (/** @type {string} */ state) => {
    if (state !== seen) since = performance.now()
    seen = state
    return performance.now() - since
  }
}

/** @param {string} file @param {(state: string) => number} silentFor */
function isOver(file, silentFor) {
  try {
    const said = readFileSync(file, 'utf8')
    if (said === DONE || (Number(said) > 0 && !isAlive(Number(said)))) return true
    return silentFor(`${file} ${said} ${statSync(file).mtimeMs}`) > SILENT_MS
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

/** @param {string} file */
function beat(file) {
  const now = new Date()
  utimesSync(file, now, now)
}

/**
 * Somebody may have removed the folder meanwhile: that is no reason to fail.
 * @param {() => void} act
 */
function tolerate(act) {
  try {
    act()
  } catch {
    return
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code
