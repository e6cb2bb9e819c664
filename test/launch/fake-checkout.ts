import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const OURS = join(import.meta.dirname, '..', '..')

/** Installs what the fake program needs, and notes that it was asked to. */
const NPM = `
import { appendFileSync, cpSync, rmSync } from 'node:fs'
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n')
console.log('npm says something on its standard output')
if (process.env.NPM_FAILS) process.exit(7)
rmSync('node_modules', { recursive: true, force: true })
cpSync('packages', 'node_modules', { recursive: true })`

/** Builds a program that shows how it was called. */
const VITE = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beginBuild, PARTS } from '../../../electron/launch/source-stamp.mjs'
appendFileSync('vite.log', 'built\\n')
const out = process.env.SIGNALBOX_OUT
const finish = beginBuild(process.cwd(), out)
const source = readFileSync('shared/program.txt', 'utf8')
for (const part of PARTS) mkdirSync(join(out, part), { recursive: true })
writeFileSync(join(out, 'headless', 'main.js'), source)
if (process.env.BUILD_FAILS) process.exit(1)
finish()`

const PROGRAM = `
const [command, status] = process.argv.slice(2)
console.log(JSON.stringify(process.argv.slice(2)))
if (command === 'exit') process.exitCode = Number(status)
if (command === 'wait') {
  process.on('SIGTERM', () => process.exit(42))
  process.stderr.write('waiting')
  setInterval(() => {}, 1000)
}`

const SQLITE = 'module.exports = class { close() {} }'
const HIDDEN_LOCK = { packages: {} }

/** A checkout with our launcher, a program of its own, and nothing that takes long. */
export function fakeCheckout() {
  const root = mkdtempSync(join(tmpdir(), 'signalbox-launch-'))
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  cpSync(join(OURS, 'electron', 'launch.mjs'), join(root, 'electron', 'launch.mjs'))
  cpSync(join(OURS, 'electron', 'launch'), join(root, 'electron', 'launch'), { recursive: true })
  put('package.json', '{ "type": "module" }')
  put(
    'package-lock.json',
    '{ "packages": { "": {}, "node_modules/vite": { "version": "1.0.0" } } }',
  )
  put('tsconfig.json', '{}')
  put('vite.config.ts', '')
  put('shared/program.txt', PROGRAM)
  put('tools/npm-cli.js', NPM)
  put('packages/.package-lock.json', JSON.stringify(HIDDEN_LOCK))
  put('packages/vite/bin/vite.js', VITE)
  put('packages/vite/package.json', '{ "type": "module" }')
  put('packages/better-sqlite3/index.js', SQLITE)
  put('packages/better-sqlite3/package.json', '{ "type": "commonjs" }')

  const times = (log: string, what = /^/) =>
    existsSync(join(root, log))
      ? readFileSync(join(root, log), 'utf8')
          .trim()
          .split('\n')
          .filter((line) => what.test(line)).length
      : 0
  return {
    root,
    put,
    read: (file: string) => readFileSync(join(root, file), 'utf8'),
    installed: () => times('npm.log', /^ci /),
    built: () => times('vite.log'),
    launch: (args: readonly string[], conditions: Conditions = {}) =>
      launch(root, { args, ...conditions }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

type Conditions = {
  readonly env?: Record<string, string>
  /** The version that Node pretends to have. */
  readonly version?: string
}

function launch(root: string, { args, env, version }: Conditions & { args: readonly string[] }) {
  const pretend = `Object.defineProperty(process, 'version', { value: '${version}' })`
  const preload = version ? ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`] : []
  return run([...preload, join(root, 'electron', 'launch.mjs'), ...args], {
    ...withoutOurs(process.env),
    npm_execpath: join(root, 'tools', 'npm-cli.js'),
    ...env,
  })
}

/** Runs Node on a script and tells how it ended. */
export function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    said.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.stderr += text
  })
  const ended = new Promise<{ status: number | null; signal: string | null } & typeof said>(
    (resolve) => child.on('close', (status, signal) => resolve({ status, signal, ...said })),
  )
  return { child, ended, said }
}

export const moduleOf = (name: string) => pathToFileURL(join(OURS, 'electron', 'launch', name)).href

function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^(SIGNALBOX_|NODE_OPTIONS|VITEST)/.test(name),
  )
  return Object.fromEntries(kept)
}
