import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const childCore = fileURLToPath(new URL('./child-core.ts', import.meta.url))

export type Said = {
  readonly starting?: string
  readonly ready?: number
  readonly added?: string
  readonly backup?: string
  readonly exported?: string
  readonly restoring?: true
  readonly restored?: number
}

export type Kill = {
  readonly work: string
  readonly folder: string
  /** The first thing said after which the time runs. */
  readonly after: keyof Said
  readonly delayMs: number
}

/** Runs a real core in a process of its own, kills it without warning, and answers what it had said. */
export async function runAndKill({ work, folder, after, delayMs }: Kill): Promise<readonly Said[]> {
  const child = spawn(process.execPath, [childCore, work, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = once(child, 'close')
  const heard: Said[] = []
  let trouble = ''
  child.stderr.on('data', (text: Buffer) => {
    trouble += text
  })
  const reached = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as Said
      heard.push(said)
      if (after in said) resolve()
    })
  })
  await Promise.race([reached, closed])
  await wait(delayMs)
  child.kill('SIGKILL')
  const [, signal] = (await closed) as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error(`the child ended by itself: ${trouble}`)
  return heard
}
