import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { syncFile } from '#core/workspace/copy-verified.ts'
import { placesIn } from '#core/workspace/places.ts'
import { Size } from './sizes.ts'

const Mark = z.object({ size: Size, seed: z.string(), edition: z.string(), builtAt: z.int() })

/** Says that a workspace is the rehearsal, which one, and when it was built. */
export type Mark = z.infer<typeof Mark>

/** The last thing that building writes: a folder without it is no whole rehearsal. */
export function writeMark(folder: string, mark: Mark): void {
  const path = placesIn(folder).rehearsal
  writeFileSync(path, `${JSON.stringify(mark)}\n`, { mode: 0o600 })
  syncFile(path)
}

/** `undefined` where the folder holds no rehearsal of ours. */
export function readMark(folder: string): Mark | undefined {
  const path = placesIn(folder).rehearsal
  if (!existsSync(path)) return undefined
  try {
    return Mark.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}
