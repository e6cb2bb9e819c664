import { existsSync } from 'node:fs'
import { built as program } from '../e2e/host.ts'

/** What `npm run build` made: the same files that people start. */
export function built(): string {
  if (!existsSync(program)) throw new Error('there is no build: npm run build makes one')
  return program
}
