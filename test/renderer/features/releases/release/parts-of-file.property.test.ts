import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fromBase64,
  LARGEST_FILE,
  MOST_PARTS,
  partsOfFile,
  toBase64,
} from '#renderer/features/releases/release/documents/parts-of-file.ts'
import { tellSize } from '#renderer/features/releases/release/documents/tell-size.ts'
import { PART_LIMIT } from '#shared/contract/ledger.contract.ts'

test('a file falls into parts without gap or overlap, each of which a message takes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LARGEST_FILE }), (size) => {
      const parts = partsOfFile(size)
      expect(parts.length).toBeLessThanOrEqual(MOST_PARTS)
      expect(parts[0]?.from).toBe(0)
      expect(parts.at(-1)?.to).toBe(size)
      for (const [place, { from, to }] of parts.entries()) {
        expect(to - from).toBeGreaterThan(0)
        expect(to - from).toBeLessThanOrEqual(PART_LIMIT)
        if (place > 0) expect(from).toBe(parts[place - 1]?.to)
      }
    }),
  )
})

test('bytes come back as they went', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes))
    }),
    { numRuns: 40 },
  )
})

test('a size is told in the unit that fits it', () => {
  const told = [1, 1023, 1024, 4300, 17 * 1024 ** 2].map(tellSize)
  expect(told).toEqual(['1 B', '1023 B', '1.0 KB', '4.2 KB', '17 MB'])
})
