import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { syncFile } from '#core/workspace/copy-verified.ts'
import { placesIn } from '#core/workspace/places.ts'
import { Cast } from './world/cast.ts'

const Outside = z.object({
  cast: Cast,
  /** What the sources of the rehearsal are asked with, as the secrets port would keep it; nobody's secret. */
  tokens: z.record(z.string(), z.string()),
})

/** What a built rehearsal knows of the world around it. */
export type Outside = z.infer<typeof Outside>

export function writeOutside(folder: string, outside: Outside): void {
  const path = placesIn(folder).outside
  writeFileSync(path, `${JSON.stringify(outside)}\n`, { mode: 0o600 })
  syncFile(path)
}

/** `undefined` where the folder holds no rehearsal with a world around it. */
export function readOutside(folder: string): Outside | undefined {
  const path = placesIn(folder).outside
  if (!existsSync(path)) return undefined
  try {
    return Outside.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}
