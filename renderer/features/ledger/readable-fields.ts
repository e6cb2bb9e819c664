import { tellExactly } from '#renderer/design/moment.ts'
import type { Names } from './words/fact-teller.ts'
import { wordOfVocabulary, wordsOfShape } from './words/value-words.ts'

type Said = { readonly payload: unknown; readonly personal: unknown; readonly names: Names }
type ReadableField = {
  readonly name: string
  readonly value: string | undefined
  /** With every digest whole, where one had to be cut. */
  readonly whole?: string | undefined
}

/** The fields of a fact with their values in words; `undefined` where a field was left empty. */
export function readableFields({ payload, personal, names }: Said): readonly ReadableField[] {
  return [...Object.entries(asRecord(payload)), ...Object.entries(asRecord(personal))].map(
    ([key, said]) => {
      const value = valueWords(said, { key, names, digests: 'short' })
      const whole = valueWords(said, { key, names, digests: 'whole' })
      return { name: fieldName(key), value, ...(whole !== value && { whole }) }
    },
  )
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** `rollbackScope` reads “Rollback scope”. */
function fieldName(key: string): string {
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

type Within = {
  readonly key: string
  readonly names: Names
  readonly digests: 'short' | 'whole'
}

function valueWords(value: unknown, within: Within): string | undefined {
  const { key } = within
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return isMoment(key, value) ? momentWords(value) : String(value)
  if (typeof value === 'string') return textWords(value, within)
  if (Array.isArray(value)) {
    return value.map((one) => valueWords(one, within) ?? 'nothing').join(', ') || undefined
  }
  return wordsOfShape(key, value) ?? partsWords(value, within)
}

function partsWords(value: unknown, within: Within): string | undefined {
  const parts = Object.entries(asRecord(value)).map(([key, one]) => {
    const words = valueWords(one, { ...within, key }) ?? 'not said'
    return `${fieldName(key).toLowerCase()} ${words}`
  })
  return parts.join('; ') || undefined
}

const isMoment = (key: string, value: number) => key.endsWith('At') && value > 1e11
const momentWords = (at: number) => `${tellExactly({ at, zone: 'UTC' })} UTC`

const DIGEST = /^(?:sha256:)?[0-9a-f]{64}$/

function textWords(value: string, { key, names, digests }: Within): string {
  if (DIGEST.test(value)) {
    return digests === 'whole' ? value : `${value.replace('sha256:', '').slice(0, 12)}…`
  }
  if (key === 'service') return names.service(value)
  if (key === 'environment') return names.environment(value)
  if (key === 'team' || key === 'ownerTeam') return names.team(value)
  if (key === 'owner' || key === 'lead') return names.person(value)
  return wordOfVocabulary(key, value)
}
