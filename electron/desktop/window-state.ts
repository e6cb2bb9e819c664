import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const Pixels = z.int().min(-100_000).max(100_000)
const WindowState = z.object({
  bounds: z.object({ x: Pixels, y: Pixels, width: Pixels, height: Pixels }),
  maximized: z.boolean(),
})
const States = z.record(z.string(), WindowState)
export type WindowState = z.output<typeof WindowState>

/** Remembers where each window was. A file that cannot be read or written is no reason to fail. */
export function openWindowStates(file: string) {
  const all = (): Record<string, WindowState> => {
    try {
      return States.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return {}
    }
  }
  return {
    find: (name: string): WindowState | undefined => all()[name],
    save(name: string, state: WindowState): void {
      try {
        writeFileSync(`${file}.new`, JSON.stringify({ ...all(), [name]: state }))
        renameSync(`${file}.new`, file)
      } catch {
        return
      }
    },
  }
}
export type WindowStates = ReturnType<typeof openWindowStates>
