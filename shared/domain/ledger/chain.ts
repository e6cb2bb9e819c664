/** Who decided what about whom. What was said is bound by its digest, so it can be erased alone. */
export type Fact = {
  readonly id: string
  readonly commandId: string
  readonly at: number
  readonly actor: string
  readonly device: string
  /** How sure we were who spoke, and through which door. */
  readonly assurance: string
  readonly origin: string
  /** The version of the program that decided. */
  readonly program: string
  readonly type: string
  readonly subject: string
  /** The last fact that the decision had seen. */
  readonly basis: string
  readonly payloadDigest: string
}

/** A fact's place in one ledger. The place can change (a team's ledger); the fact cannot. */
export type Entry = Fact & {
  readonly seq: number
  readonly previousHash: string
  readonly hash: string
}

/** What a fact said, as the text that was hashed. An erased personal part leaves its digest. */
export type Said = {
  readonly salt: string
  readonly payload: string
  /** Empty where the fact has no personal part. */
  readonly personalDigest: string
  readonly personalSalt: string | null
  readonly personal: string | null
}

export type Digest = (text: string) => string

export const GENESIS = '0'.repeat(64)

/** The salt keeps an erased text from being guessed back out of its digest. */
export const personalDigest = (salt: string, personal: string, digest: Digest) =>
  digest(`signalbox.personal.v1\0${JSON.stringify([salt, personal])}`)

export const payloadDigest = (said: Said, digest: Digest) =>
  digest(`signalbox.payload.v1\0${JSON.stringify([said.salt, said.payload, said.personalDigest])}`)

export function factDigest(fact: Fact, digest: Digest): string {
  const { id, commandId, at, actor, device, assurance, origin, program } = fact
  const { type, subject, basis } = fact
  const who = [actor, device, assurance, origin, program]
  const fields = [id, commandId, at, ...who, type, subject, basis]
  return digest(`signalbox.fact.v1\0${JSON.stringify([...fields, fact.payloadDigest])}`)
}

export function linkHash(previousHash: string, seq: number, fact: Fact, digest: Digest): string {
  const place = JSON.stringify([previousHash, seq, factDigest(fact, digest)])
  return digest(`signalbox.link.v1\0${place}`)
}

/** Links a fact to everything recorded before it. */
export function seal(previous: Entry | undefined, fact: Fact, digest: Digest): Entry {
  const seq = (previous?.seq ?? 0) + 1
  const previousHash = previous?.hash ?? GENESIS
  return { ...fact, seq, previousHash, hash: linkHash(previousHash, seq, fact, digest) }
}
