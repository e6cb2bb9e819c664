import type { Finding } from '#shared/vocabulary/ledger-entry.ts'
import {
  type Digest,
  type Entry,
  linkHash,
  payloadDigest,
  personalDigest,
  type Said,
} from './chain.ts'

/** Where a walk along the ledger stands: the next entry has to be `seq` and to follow `hash`. */
export type Place = { readonly seq: number; readonly hash: string }

/** What is wrong with the entry that was found at `place`; nothing where all is as recorded. */
export function checkEntry(
  place: Place,
  { entry, said }: { readonly entry: Entry; readonly said: Said | undefined },
  digest: Digest,
): readonly Finding[] {
  const { seq } = entry
  const findings: Finding[] = []
  if (seq !== place.seq) {
    findings.push({
      seq: place.seq,
      what: 'chain',
      because: `entry ${place.seq} is missing; the next one here is ${seq}`,
    })
  } else if (entry.previousHash !== place.hash) {
    findings.push({ seq, what: 'chain', because: 'it does not follow the entry before it' })
  }
  if (linkHash(entry.previousHash, seq, entry, digest) !== entry.hash) {
    findings.push({ seq, what: 'chain', because: 'what stands here is not what its hash binds' })
  }
  return said
    ? [...findings, ...checkSaid(entry, said, digest)]
    : [...findings, { seq, what: 'payload', because: 'what this fact said is missing' }]
}

function checkSaid({ seq, payloadDigest: bound }: Entry, said: Said, digest: Digest): Finding[] {
  const findings: Finding[] = []
  if (payloadDigest(said, digest) !== bound) {
    findings.push({ seq, what: 'payload', because: 'what this fact said was changed' })
  }
  const { personal, personalSalt, personalDigest: expected } = said
  if (personal === null) {
    const because = 'a salt stands here without the personal part it belongs to'
    return personalSalt === null ? findings : [...findings, { seq, what: 'personal', because }]
  }
  if (personalDigest(personalSalt ?? '', personal, digest) !== expected) {
    findings.push({ seq, what: 'personal', because: 'its personal part was changed' })
  }
  return findings
}
