import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test, vi } from 'vitest'
import { socketPathFor } from '#core/rpc/socket-path.ts'
import { type Holder, readHolder } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { connectToHolder } from '../../electron/headless/command-line/socket-client.ts'
import { heldWorkspace, temporaryFolder } from '../transport/opened.ts'

const run = promisify(execFile)
afterEach(() => vi.unstubAllEnvs())

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

/** Whether this process may become another account of the machine; only root may. */
const mayBecomeAnother = (() => {
  try {
    execFileSync('setpriv', ['--reuid=65534', '--clear-groups', 'true'], { stdio: 'ignore' })
    return process.getuid?.() === 0
  } catch {
    return false
  }
})()
const asAnother = mayBecomeAnother
  ? 'another account gets in nowhere'
  : 'another account gets in nowhere (skipped: this process may not become another account)'

async function holderOf(folder: string): Promise<Holder> {
  return readHolder(placesIn(folder))!
}

test('the socket is closed to others, and so are its folder and the key to it', async () => {
  const { folder, socket } = await heldWorkspace({ services: 0 })
  expect(modeOf(socket)).toBe('600')
  expect(modeOf(dirname(socket))).toBe('700')
  expect(modeOf(placesIn(folder).holder)).toBe('600')
  expect(modeOf(folder)).toBe('700')
  expect(modeOf(placesIn(folder).database)).toBe('600')
})

test('a folder of sockets that others may enter is refused', () => {
  const runtime = temporaryFolder()
  vi.stubEnv('XDG_RUNTIME_DIR', runtime)
  mkdirSync(`${runtime}/signalbox`)
  chmodSync(`${runtime}/signalbox`, 0o755)
  expect(() => socketPathFor(temporaryFolder())).toThrow(/open to others/)
  chmodSync(`${runtime}/signalbox`, 0o700)
  expect(socketPathFor(temporaryFolder())).toContain(`${runtime}/signalbox/`)
})

test('two workspaces have two sockets, and a key of one run is good for that run', async () => {
  const [one, other] = [await heldWorkspace({ services: 0 }), await heldWorkspace({ services: 0 })]
  expect(one.socket).not.toBe(other.socket)
  const [first, second] = [await holderOf(one.folder), await holderOf(other.folder)]
  expect(Buffer.from(first.key, 'base64url')).toHaveLength(32)
  expect(await connectToHolder({ ...first, key: second.key })).toBeUndefined()
})

test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(5000)])(
  'the key %.9s opens nothing',
  async (key) => {
    const { folder } = await heldWorkspace({ services: 0 })
    const holder = await holderOf(folder)
    expect(await connectToHolder({ ...holder, key })).toBeUndefined()
    const client = await connectToHolder(holder)
    expect(client).toBeDefined()
    await client?.close()
  },
)

const KNOCK = `
  const { connect } = require('node:net')
  const { readFileSync } = require('node:fs')
  const [socket, ...files] = process.argv.slice(1)
  const read = files.map((file) => { try { readFileSync(file); return 'read' } catch (e) { return e.code } })
  connect(socket)
    .on('connect', () => { console.log(JSON.stringify(['connected', ...read])); process.exit() })
    .on('error', (e) => console.log(JSON.stringify([e.code, ...read])))
`

test.skipIf(!mayBecomeAnother)(asAnother, async () => {
  const { folder, socket } = await heldWorkspace({ services: 0 })
  const { database, holder } = placesIn(folder)
  // The workspace's parent is opened, so that only the folder's own mode keeps others out.
  chmodSync(dirname(folder), 0o755)
  const knock = (...become: string[]) =>
    run('setpriv', [...become, process.execPath, '-e', KNOCK, socket, database, holder])
  const own = await knock('--clear-groups')
  expect(JSON.parse(own.stdout)).toEqual(['connected', 'read', 'read'])
  const other = await knock('--reuid=65534', '--regid=65534', '--clear-groups')
  expect(JSON.parse(other.stdout)).toEqual(['EACCES', 'EACCES', 'EACCES'])
})
