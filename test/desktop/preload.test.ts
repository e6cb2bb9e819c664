import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bridge, FromCore, FromHost, ToCore } from '#shared/contract/wire.ts'
import { CALL, MESSAGE } from '../../electron/preload/channels.ts'
import { buildPreload } from '../support/electron-stand-in/app-folder.ts'
import { type IpcEnd, runPreload } from '../support/electron-stand-in/page.ts'

let folder: string
let preload: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-preload-'))
  preload = await buildPreload(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

const DECLARED: Record<keyof Bridge, true> = { call: true, onChange: true }
const silent: IpcEnd = { invoke: async () => undefined }
const change = (seq: number, ...topics: string[]): FromCore => ({
  kind: 'change',
  change: { epoch: 'e', seq, topics },
})

function openPage(ipc = silent) {
  const page = runPreload(preload, ipc)
  const { signalbox } = page.exposed
  if (!signalbox) throw new Error('the preload exposes no signalbox')
  return { ...page, signalbox }
}

test('the page finds exactly two functions', () => {
  const { exposed, signalbox } = openPage()
  expect(Object.keys(exposed)).toEqual(['signalbox'])
  expect(Reflect.ownKeys(signalbox)).toEqual(Object.keys(DECLARED))
  expect(Object.isFrozen(signalbox)).toBe(true)
  expect(Object.values(signalbox).map((member) => typeof member)).toEqual(['function', 'function'])
})

test('the bundle is one file that requires what a sandboxed preload may, and listens to one channel', () => {
  const { required, channels } = openPage()
  expect(new Set(required)).toEqual(new Set(['electron']))
  expect(channels()).toEqual([MESSAGE])
  expect(readFileSync(preload, 'utf8')).not.toMatch(/\bimport\s*\(|^import\s/m)
})

test('a call goes over one channel, whatever else the page adds', async () => {
  const sent: unknown[] = []
  const { signalbox } = openPage({
    invoke: async (...all) => {
      sent.push(all)
      return { ok: true, value: 7 }
    },
  })
  const message: ToCore = { kind: 'cancel', callId: 'x' }
  const call = signalbox.call as (...all: unknown[]) => Promise<unknown>
  expect(await call(message, 'shell:open', { channel: 'other' })).toEqual({ ok: true, value: 7 })
  expect(sent).toEqual([[CALL, message]])
})

test('what cannot be cloned does not cross', async () => {
  const { signalbox } = openPage()
  const call = signalbox.call as (message: unknown) => Promise<unknown>
  const throws = async () => call({ kind: 'call', callId: 'x', request: { input: () => 1 } })
  await expect(throws()).rejects.toThrow('could not be cloned')
})

test('a listener hears messages and never the event that carried them', () => {
  const { signalbox, hear } = openPage()
  const heard: unknown[][] = []
  const stop = signalbox.onChange((...all: unknown[]) => heard.push(all))
  hear(MESSAGE, change(1, 'people'))
  stop()
  hear(MESSAGE, change(2, 'people'))
  expect(heard).toEqual([[change(1, 'people')]])
})

test('who listens late hears at once where the core stands', () => {
  const { signalbox, hear } = openPage()
  hear(MESSAGE, change(4, 'people'))
  hear(MESSAGE, { kind: 'progress', callId: 'x', progress: { done: 1, total: 2, doing: 'it' } })
  const heard: (FromCore | FromHost)[] = []
  signalbox.onChange((message) => heard.push(message))
  expect(heard).toEqual([change(4)])
})

test('one listener given twice is told twice and stops by halves', () => {
  const { signalbox, hear } = openPage()
  const heard: (FromCore | FromHost)[] = []
  const listener = (message: FromCore | FromHost) => void heard.push(message)
  const stopFirst = signalbox.onChange(listener)
  signalbox.onChange(listener)
  hear(MESSAGE, change(1))
  stopFirst()
  hear(MESSAGE, change(2))
  expect(heard).toEqual([change(1), change(1), change(2)])
})
