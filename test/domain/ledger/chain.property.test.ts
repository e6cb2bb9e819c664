import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Entry,
  type Fact,
  GENESIS,
  linkHash,
  payloadDigest,
  personalDigest,
  type Said,
  seal,
} from '#shared/domain/ledger/chain.ts'
import { checkEntry } from '#shared/domain/ledger/check-entry.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

const text = fc.string({ maxLength: 12, unit: 'binary' })
const said = fc.record({
  salt: text,
  payload: text,
  personalSalt: text,
  personal: text,
})
const fact = fc.record({
  id: text,
  commandId: text,
  at: fc.integer(),
  actor: text,
  device: text,
  assurance: text,
  origin: text,
  program: text,
  type: text,
  subject: text,
  basis: text,
})
type Line = { readonly entry: Entry; readonly said: Said }

function chained(
  parts: readonly [Omit<Fact, 'payloadDigest'>, Omit<Said, 'personalDigest'>][],
): Line[] {
  const lines: Line[] = []
  for (const [about, { salt, payload, personal, personalSalt }] of parts) {
    const bound = personalDigest(personalSalt!, personal!, digest)
    const whole: Said = { salt, payload, personal, personalSalt, personalDigest: bound }
    const stated = { ...about, payloadDigest: payloadDigest(whole, digest) }
    lines.push({ entry: seal(lines.at(-1)?.entry, stated, digest), said: whole })
  }
  return lines
}

function findingsIn(lines: readonly { readonly entry: Entry; readonly said: Said | undefined }[]) {
  let place = { seq: 1, hash: GENESIS }
  return lines.flatMap((line) => {
    const found = checkEntry(place, line, digest)
    place = { seq: line.entry.seq + 1, hash: line.entry.hash }
    return found
  })
}

const ledgers = fc.array(fc.tuple(fact, said), { minLength: 1, maxLength: 8 }).map(chained)

test('a sealed chain holds, whatever was said', () => {
  fc.assert(
    fc.property(ledgers, (lines) => {
      expect(findingsIn(lines)).toEqual([])
    }),
  )
})

test('erased to the last word it still holds', () => {
  fc.assert(
    fc.property(ledgers, (lines) => {
      const erased = lines.map(({ entry, said }) => ({
        entry,
        said: { ...said, personal: null, personalSalt: null },
      }))
      expect(findingsIn(erased)).toEqual([])
    }),
  )
})

test('another value in any field is found first at its entry', () => {
  fc.assert(
    fc.property(ledgers, fc.nat(), fc.nat(), (lines, which, field) => {
      const at = which % lines.length
      const { entry, said } = lines[at]!
      const inEntry = Object.keys(entry).length
      const keys = [...Object.keys(entry), ...Object.keys(said)]
      const place = field % keys.length
      const key = keys[place]!
      const other = (old: unknown) => (typeof old === 'number' ? old + 1 : `${old}x`)
      const changed =
        place < inEntry
          ? { entry: { ...entry, [key]: other(entry[key as keyof Entry]) }, said }
          : { entry, said: { ...said, [key]: other(said[key as keyof Said]) } }
      const found = findingsIn(lines.with(at, changed))
      expect(found[0]?.seq).toBe(at + 1)
    }),
  )
})

test('text cannot be moved from one field into its neighbour', () => {
  fc.assert(
    fc.property(
      fact,
      text,
      fc.string({ minLength: 1, maxLength: 3 }),
      (about, digestText, moved) => {
        const one = { ...about, actor: about.actor + moved, payloadDigest: digestText }
        const other = { ...about, device: moved + about.device, payloadDigest: digestText }
        expect(linkHash(GENESIS, 1, one, digest)).not.toBe(linkHash(GENESIS, 1, other, digest))
      },
    ),
  )
})

test('a fact keeps its digest in another place, and the place is bound by the link', () => {
  fc.assert(
    fc.property(fact, text, (about, digestText) => {
      const stated = { ...about, payloadDigest: digestText }
      expect(linkHash(GENESIS, 1, stated, digest)).not.toBe(linkHash(GENESIS, 2, stated, digest))
    }),
  )
})
