import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Elsewhere, Secrets } from '#core/ports.ts'
import type { FromCore, ToCore } from '#shared/contract/wire.ts'
import { backoffMs } from '../../electron/desktop/backoff.ts'
import type { FromCoreProcess, ToCoreProcess } from '../../electron/desktop/core-messages.ts'
import { superviseCore } from '../../electron/desktop/core-supervisor.ts'

/** A process that does nothing by itself. */
class ScriptedProcess extends EventEmitter {
  readonly told: ToCoreProcess[] = []
  killed = false
  postMessage(message: ToCoreProcess): void {
    this.told.push(message)
  }
  kill(): boolean {
    this.killed = true
    return true
  }
  say(message: FromCoreProcess): void {
    this.emit('message', message)
  }
}

const opening = { folder: '/w', version: '1', protection: 'keychain' } as const
const inMemory = (): Secrets => {
  const kept = new Map([['key', 'k']])
  return {
    protection: 'keychain',
    read: async (name) => {
      if (name === 'broken') throw new Error('The keychain is locked.')
      return kept.get(name)
    },
    write: async (name, value) => void kept.set(name, value),
    forget: async (name) => void kept.delete(name),
  }
}

function supervise() {
  const processes: ScriptedProcess[] = []
  const failures: string[] = []
  const asked: Elsewhere[] = []
  const core = superviseCore({
    start: () => {
      processes.push(new ScriptedProcess())
      return processes.at(-1)!
    },
    opening,
    secrets: inMemory(),
    onFailed: (message) => failures.push(message),
    onElsewhere: (target) => asked.push(target),
  })
  return { core, processes, failures, asked, last: () => processes.at(-1)! }
}

const call = (callId: string): ToCore => ({
  kind: 'call',
  callId,
  request: { name: 'people.list', input: {}, commandId: 'c' },
})
const codes = (heard: readonly FromCore[]) =>
  heard.map((said) => said.kind === 'reply' && !said.reply.ok && said.reply.failure.code)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('each start after a failure waits twice as long, up to a limit', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 50, 5000].map(backoffMs)
  expect(waits).toEqual([200, 400, 800, 1600, 3200, 6400, 12_800, 15_000, 15_000, 15_000])
})

test('another workspace that is asked for is handed on', () => {
  const { asked, last } = supervise()
  last().say({ kind: 'openElsewhere', target: { what: 'rehearsal', size: 'small' } })
  expect(asked).toEqual([{ what: 'rehearsal', size: 'small' }])
})

test('what a client says reaches the process under its own name', () => {
  const { core, last } = supervise()
  const heard: FromCore[] = []
  const client = core.connect((message) => heard.push(message))
  client.receive(call('1'))
  const [open, join, said] = last().told
  expect(open).toEqual({ kind: 'open', opening })
  expect(join).toMatchObject({ kind: 'join' })
  expect(said).toEqual({ ...join, kind: 'client', message: call('1') })

  const clientId = join?.kind === 'join' ? join.clientId : ''
  const reply: FromCore = { kind: 'reply', callId: '1', reply: { ok: true, value: [] } }
  last().say({ kind: 'client', clientId, message: reply })
  last().say({ kind: 'client', clientId: 'somebody else', message: reply })
  expect(heard).toEqual([reply])
  client.close()
  expect(last().told.at(-1)).toEqual({ kind: 'leave', clientId })
})

test('when the process dies, waiting calls are answered, and everybody is introduced to the next', () => {
  const { core, processes, last } = supervise()
  const heard: FromCore[] = []
  const client = core.connect((message) => heard.push(message))
  last().say({ kind: 'ready' })
  client.receive(call('1'))
  client.receive(call('2'))
  last().emit('exit', 9)
  const away = 'rpc/unavailable'
  expect(codes(heard)).toEqual([away, away, away])
  const ids = heard.map((said) => said.kind === 'reply' && said.callId)
  expect(ids).toEqual(['1', '2', ''])

  client.receive(call('3'))
  client.receive({ kind: 'cancel', callId: '1' })
  expect(codes(heard)).toHaveLength(4)
  vi.advanceTimersByTime(199)
  expect(processes).toHaveLength(1)
  vi.advanceTimersByTime(1)
  expect(processes).toHaveLength(2)
  expect(last().told).toMatchObject([
    { kind: 'open', opening: { ...opening, after: { exitCode: 9 } } },
    { kind: 'join' },
  ])
  client.receive(call('4'))
  expect(last().told.at(-1)).toMatchObject({ kind: 'client', message: call('4') })
})

test('whoever comes while there is no core hears that it is away', () => {
  const { core, last } = supervise()
  const [before, meanwhile]: [FromCore[], FromCore[]] = [[], []]
  core.connect((message) => before.push(message))
  expect(before).toEqual([])
  last().say({ kind: 'ready' })
  last().emit('exit', 9)
  core.connect((message) => meanwhile.push(message))
  expect(codes(meanwhile)).toEqual(['rpc/unavailable'])
  expect(meanwhile).toEqual(before)
})

test('the waits grow while it keeps dying, and start over once it has stood for a minute', () => {
  const { processes, last } = supervise()
  last().say({ kind: 'ready' })
  for (const wait of [200, 400, 800, 1600, 3200]) {
    const before = processes.length
    last().emit('exit', 1)
    vi.advanceTimersByTime(wait - 1)
    expect(processes).toHaveLength(before)
    vi.advanceTimersByTime(1)
    expect(processes).toHaveLength(before + 1)
  }
  last().say({ kind: 'ready' })
  vi.advanceTimersByTime(60_000)
  const before = processes.length
  last().emit('exit', 1)
  vi.advanceTimersByTime(200)
  expect(processes).toHaveLength(before + 1)
})

test('a workspace that cannot be opened ends it; one that cannot be opened again is tried again', () => {
  const first = supervise()
  first.last().say({ kind: 'failed', message: 'Process 7 has it.' })
  expect(first.failures).toEqual(['Process 7 has it.'])
  expect(first.last().killed).toBe(true)
  first.last().emit('exit', 15)
  vi.advanceTimersByTime(60_000)
  expect(first.processes).toHaveLength(1)

  const later = supervise()
  later.last().say({ kind: 'ready' })
  later.last().emit('exit', 9)
  vi.advanceTimersByTime(200)
  later.last().say({ kind: 'failed', message: 'Process 7 has it.' })
  later.last().emit('exit', 15)
  vi.advanceTimersByTime(400)
  expect(later.failures).toEqual([])
  expect(later.processes).toHaveLength(3)
})

test('a process that never comes to stand is given up', () => {
  const { processes, failures, last } = supervise()
  for (let time = 0; time < 4; time += 1) {
    last().emit('exit', 1)
    vi.advanceTimersByTime(20_000)
  }
  expect(processes).toHaveLength(4)
  expect(failures).toEqual([expect.stringContaining('doctor')])
})

test('secrets are read, written and forgotten for the process, and errors are told as such', async () => {
  const { last } = supervise()
  last().say({ kind: 'askSecret', askId: '1', ask: { act: 'read', name: 'key' } })
  last().say({ kind: 'askSecret', askId: '2', ask: { act: 'write', name: 'key', value: 'new' } })
  last().say({ kind: 'askSecret', askId: '3', ask: { act: 'read', name: 'broken' } })
  await vi.waitFor(() => expect(last().told).toHaveLength(4))
  last().say({ kind: 'askSecret', askId: '4', ask: { act: 'forget', name: 'key' } })
  await vi.waitFor(() => expect(last().told).toHaveLength(5))
  last().say({ kind: 'askSecret', askId: '5', ask: { act: 'read', name: 'key' } })
  await vi.waitFor(() => expect(last().told).toHaveLength(6))
  const answers = last().told.flatMap((said) => (said.kind === 'secret' ? [said] : []))
  expect(answers).toEqual(
    expect.arrayContaining([
      { kind: 'secret', askId: '1', answer: { ok: true, value: 'k' } },
      { kind: 'secret', askId: '2', answer: { ok: true, value: undefined } },
      { kind: 'secret', askId: '3', answer: { ok: false, message: 'The keychain is locked.' } },
      { kind: 'secret', askId: '4', answer: { ok: true, value: undefined } },
      { kind: 'secret', askId: '5', answer: { ok: true, value: undefined } },
    ]),
  )
})

test('closing waits for the process, but not for ever, and starts none anew', async () => {
  const polite = supervise()
  const closed = polite.core.close()
  expect(polite.last().told.at(-1)).toEqual({ kind: 'close' })
  polite.last().emit('exit', 0)
  await closed
  expect(polite.last().killed).toBe(false)

  const hanging = supervise()
  const given = hanging.core.close()
  await vi.advanceTimersByTimeAsync(5_000)
  await given
  expect(hanging.last().killed).toBe(true)

  const dead = supervise()
  dead.last().emit('exit', 9)
  await dead.core.close()
  vi.advanceTimersByTime(60_000)
  expect([polite, hanging, dead].map(({ processes }) => processes.length)).toEqual([1, 1, 1])
})
