import { randomFillSync } from 'node:crypto'

const BYTES = 16
const AT_ONCE = 256

/** Asking the system for each salt apart costs more than hashing it. */
const drawn = Buffer.alloc(BYTES * AT_ONCE)
let next = AT_ONCE

/** Random, and never given out twice. */
export function newSalt(): string {
  if (next === AT_ONCE) {
    randomFillSync(drawn)
    next = 0
  }
  const salt = drawn.toString('hex', next * BYTES, (next + 1) * BYTES)
  next += 1
  return salt
}
