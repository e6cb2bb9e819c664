import { observationKinds } from '#shared/vocabulary/observed.ts'
import type { Observed } from '../connectors/observation.ts'
import { toldOf } from './observation-tables.ts'

/** A list has to be able to name it. */
export const KEY_LIMIT = 300

/**
 * Why a row could not be kept, in words; `undefined` where it can. Connectors are typed, what they
 * read is not: this is to be asked of every row before it is kept.
 */
export function whyMisfit({ of, key, revision, said }: Observed): string | undefined {
  if (typeof key !== 'string' || key === '' || key.length > KEY_LIMIT) {
    return `its key is not a text of up to ${KEY_LIMIT} characters`
  }
  if (!Number.isSafeInteger(revision)) return 'its revision is not a whole number'
  // What is told is looked up by names that the description of this very kind holds.
  const values = said as Readonly<Record<string, unknown>>
  for (const { name, holds } of told.get(of) ?? []) {
    if (!fits[holds](values[name])) return `its ${name} is not what it should be`
  }
  return undefined
}

const told = new Map(observationKinds.map((kind) => [kind, toldOf(kind)]))

const fits = {
  text: (value: unknown) => typeof value === 'string',
  'text?': (value: unknown) => value === null || typeof value === 'string',
  integer: (value: unknown) => Number.isSafeInteger(value),
  'integer?': (value: unknown) => value === null || Number.isSafeInteger(value),
  json: (value: unknown) => typeof value === 'object' && value !== null,
  'json?': (value: unknown) => value === null || typeof value === 'object',
} as const
