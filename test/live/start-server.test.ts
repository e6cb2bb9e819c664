import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { LOOPBACK } from './free-port.ts'
import { startServer } from './start-server.ts'

/** Answers well; says where it runs. */
const GOOD = `
import { createServer } from 'node:http'
createServer((_, response) => response.end(process.cwd())).listen(Number(process.argv[2]), '${LOOPBACK}')`
/** Does not mind being asked to end. */
const STUBBORN = `process.on('SIGTERM', () => {})\n${GOOD}`

const whereOf = async (baseUrl: string) => (await fetch(baseUrl)).text()

const wanted = (script: string, port?: number) => ({
  prepare: (folder: string) => writeFileSync(join(folder, 'server.mjs'), script),
  run: (place: { readonly port: number }) => ({
    command: process.execPath,
    args: ['server.mjs', String(port ?? place.port)],
  }),
  isReady: async ({ folder, baseUrl }: { readonly folder: string; readonly baseUrl: string }) =>
    basename(await whereOf(baseUrl)) === basename(folder),
})

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test.each([
  ['one that ends when it is asked to', GOOD],
  ['one that does not', STUBBORN],
])('a server is stopped and its folder gone: %s', async (_, script) => {
  const server = await startServer(wanted(script))
  const folder = await whereOf(server.baseUrl)
  expect([runs(server.pid), existsSync(folder)]).toEqual([true, true])
  await server.stop()
  expect([runs(server.pid), existsSync(folder)]).toEqual([false, false])
})

test('a server that ends instead of answering fails with what it said', async () => {
  const broken = wanted('console.error("no such setting: storge"); process.exit(3)')
  await expect(startServer(broken)).rejects.toThrow(/ended with 3.*no such setting: storge/s)
})

test('a program that is not there fails', async () => {
  const run = () => ({ command: join('/nowhere', 'at-all'), args: [] })
  await expect(startServer({ ...wanted(''), run })).rejects.toThrow(/could not be started/)
})

test('a port that somebody else took meanwhile is no obstacle', async () => {
  const other = createServer((_, response) => response.end()).listen(0, LOOPBACK)
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const address = other.address()
  const taken = typeof address === 'object' ? address!.port : 0
  let tried = 0
  const server = await startServer({
    ...wanted(GOOD),
    run: ({ port }) => {
      tried += 1
      return wanted(GOOD, tried === 1 ? taken : port).run({ port })
    },
  })
  onTestFinished(server.stop)
  expect(tried).toBe(2)
  expect(existsSync(await whereOf(server.baseUrl))).toBe(true)
})

test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
  'whoever started it is ended by %s: the server and its folder go too',
  async (signal) => {
    const startModule = pathToFileURL(join(import.meta.dirname, 'start-server.ts')).href
    const script = `
      import { writeFileSync } from 'node:fs'
      import { startServer } from ${JSON.stringify(startModule)}
      const server = await startServer({
        prepare: (folder) => writeFileSync(folder + '/server.mjs', ${JSON.stringify(GOOD)}),
        run: ({ port }) => ({ command: process.execPath, args: ['server.mjs', String(port)] }),
        isReady: async ({ baseUrl }) => (await fetch(baseUrl)).ok,
      })
      const folder = await (await fetch(server.baseUrl)).text()
      console.log(JSON.stringify({ pid: server.pid, folder }))
      setInterval(() => {}, 1000)`
    const starter = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void starter.kill('SIGKILL'))
    const [line] = await once(createInterface({ input: starter.stdout }), 'line')
    const { pid, folder } = JSON.parse(line)
    expect([runs(pid), existsSync(folder)]).toEqual([true, true])
    starter.kill(signal)
    await vi.waitFor(() => expect([runs(pid), existsSync(folder)]).toEqual([false, false]), {
      timeout: 30_000,
      interval: 20,
    })
  },
)
