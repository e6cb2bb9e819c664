import { expect, test } from 'vitest'
import { z } from 'zod'
import { events } from '#shared/events/index.ts'

const shapes = Object.entries(events).map(
  ([type, { payload }]) => [type, z.toJSONSchema(payload) as object] as const,
)

/** Every path at which a key stands in a JSON Schema's properties. */
function pathsOf(schema: unknown, path: readonly string[] = []): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, items, anyOf = [] } = schema as Record<string, never>
  const own = Object.entries(properties as object).flatMap(([name, field]) => [
    [...path, name].join('.'),
    ...pathsOf(field, [...path, name]),
  ])
  const inside = [items, ...(anyOf as unknown[])].flatMap((one) => pathsOf(one, path))
  return [...own, ...inside]
}

test.each(shapes)('%s cites attachments where they are looked for, or nowhere', (type, schema) => {
  const cites = pathsOf(schema).filter((path) => /digest|attachment/i.test(path))
  const known = ['attachments', 'attachments.digest', 'attachments.size']
  const others: Readonly<Record<string, readonly string[]>> = {
    'ledger.erased': ['digests'],
    'ledger.restored': ['backupDigest'],
    'release.itemAdded': ['artifactDigest'],
    'release.itemChanged': ['from.artifactDigest', 'to.artifactDigest'],
  }
  expect(cites.filter((path) => !known.includes(path))).toEqual(others[type] ?? [])
})

test.each(shapes)('%s says nothing about places in one ledger', (type, schema) => {
  // A restore is about the places themselves: where this very ledger left the other.
  const places = pathsOf(schema).filter((path) => /(^|\.)seq$/.test(path))
  expect(places).toEqual(type === 'ledger.restored' ? ['restored.seq', 'abandoned.seq'] : [])
})
