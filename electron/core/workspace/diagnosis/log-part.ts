import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { jsonOf } from '../../ledger/epochs.ts'
import { withholdSecrets } from '../../withhold-secrets.ts'
import type { Places } from '../places.ts'
import type { Part } from './part.ts'

const LINES = 200
/** What the last lines are sought in. */
const TAIL_BYTES = 256 * 1024

export const logPart = ({ log }: Places): Part => ({
  name: 'Log',
  says: `The last ${LINES} lines of the log. They may name people, folders and addresses.`,
  personal: true,
  text: tailOf(log).map(withheld).join('\n') || 'nothing was logged',
})

/** Withheld when it was written, and once more: an older program may have known fewer secrets. */
function withheld(line: string): string {
  const fields = jsonOf(line)
  const isObject = typeof fields === 'object' && fields !== null && !Array.isArray(fields)
  return isObject ? JSON.stringify(withholdSecrets(fields)) : '[a line that cannot be read]'
}

function tailOf(path: string): string[] {
  try {
    const file = openSync(path, 'r')
    try {
      const { size } = fstatSync(file)
      const from = Math.max(0, size - TAIL_BYTES)
      const bytes = Buffer.alloc(size - from)
      readSync(file, bytes, 0, bytes.length, from)
      const lines = bytes.toString('utf8').split('\n')
      return lines
        .slice(from > 0 ? 1 : 0)
        .filter(Boolean)
        .slice(-LINES)
    } finally {
      closeSync(file)
    }
  } catch {
    return []
  }
}
