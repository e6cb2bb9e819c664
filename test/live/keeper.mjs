/*
 * Keeps a temporary folder and one program at a time for whoever started it, who may be killed at any moment:
 * with the end of its input the program is stopped by its process id and the folder removed. It is told
 * what to run by lines of JSON, and tells by such lines what became of it.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const STUBBORN_MS = 5000
/** How much of what a server prints is remembered for whoever wonders why it failed. */
const REMEMBERED = 8000

const folder = mkdtempSync(join(tmpdir(), 'signalbox-live-'))
/** @type {import('node:child_process').ChildProcess | undefined} */
let server
let isEnding = false

/** @param {object} said */
const tell = (said) => process.stdout.write(`${JSON.stringify(said)}\n`)

/** @param {{ command: string, args: string[] }} wanted */
function run({ command, args }) {
  const stdio = /** @type {const} */ (['ignore', 'pipe', 'pipe'])
  const child = spawn(command, args, { cwd: folder, stdio: [...stdio], windowsHide: true })
  server = child
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said = `${said}${text}`.slice(-REMEMBERED)
    })
  }
  child.on('spawn', () => tell({ pid: child.pid }))
  child.on('error', (error) => {
    said += error.message
  })
  // With this all that it said has come.
  child.on('close', (status, signal) => {
    server = undefined
    tell({ ended: `with ${signal ?? status}`, said })
    if (isEnding) leave()
  })
}

function stop() {
  if (isEnding) return
  isEnding = true
  const child = server
  if (!child) return leave()
  child.kill()
  setTimeout(() => child.kill('SIGKILL'), STUBBORN_MS)
  // Something of the server's own may hold on to its output.
  setTimeout(leave, 2 * STUBBORN_MS)
}

function leave() {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit(0)
}

// Nobody may be left who listens.
process.stdout.on('error', () => {})
/** @type {readonly NodeJS.Signals[]} */
const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP']
for (const signal of interruptions) process.on(signal, stop)
createInterface({ input: process.stdin })
  .on('line', (line) => run(JSON.parse(line)))
  .on('close', stop)
tell({ folder })
