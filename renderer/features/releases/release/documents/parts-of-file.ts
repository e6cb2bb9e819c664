import { PART_LIMIT } from '#shared/contract/ledger.contract.ts'

/** So many parts a document may have; see `releases.attachDocument`. */
export const MOST_PARTS = 256
export const LARGEST_FILE = MOST_PARTS * PART_LIMIT

type Stretch = { readonly from: number; readonly to: number }

/** The stretches in which a file of so many bytes is handed in, each small enough for one message. */
export const partsOfFile = (size: number): readonly Stretch[] =>
  Array.from({ length: Math.ceil(size / PART_LIMIT) }, (_, place) => ({
    from: place * PART_LIMIT,
    to: Math.min(size, (place + 1) * PART_LIMIT),
  }))

const CHUNK = 0x8000

/** Bytes as the contract takes them; in chunks, since a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  }
  return btoa(binary)
}

export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
