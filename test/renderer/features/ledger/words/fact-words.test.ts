import { expect, test } from 'vitest'
import { z } from 'zod'
import { factWords, typeWords } from '#renderer/features/ledger/words/fact-words.ts'
import { type EventType, events } from '#shared/events/index.ts'

const names = {
  person: () => 'Mara Lind',
  team: () => 'the team Payments',
  service: () => 'checkout',
  environment: () => 'production',
}
const types = Object.keys(events) as EventType[]
const told = (type: string, payload: unknown, personal: unknown = null) =>
  factWords({ type, payload, personal, erased: false }, names)

test('every type of fact has a name of its own', () => {
  const labels = types.map(typeWords)
  expect(labels.length).toBeGreaterThan(40)
  expect(labels.filter((label) => !/^[A-Z][a-z ]+$/.test(label))).toEqual([])
  expect(new Set(labels).size).toBe(labels.length)
})

test.each(types)('%s is told as a sentence, and still once its words are erased', (type) => {
  const payload = anythingOf(events[type].payload)
  const personal = events[type].personal && anythingOf(events[type].personal as z.ZodType)
  for (const words of [told(type, payload, personal ?? null), told(type, payload)]) {
    expect(words).toMatch(/^[a-z]/)
    expect(words).not.toMatch(/undefined|null|NaN|\[object|cannot be read|does not know/)
  }
})

test('what was decided stands in the sentence', () => {
  const judged = { class: 'standard', policyVersion: 1, judged: [] }
  expect(told('release.stateSet', { from: 'planned', to: 'ready', ...judged })).toBe(
    'moved it from Planned to Ready',
  )
  expect(
    told('release.stateSet', { from: 'ready', to: 'postponed', ...judged }, { reason: 'Storm' }),
  ).toBe('moved it from Ready to Postponed: “Storm”')
  expect(told('service.changed', { from: {}, to: { tier: 1, repository: null } })).toBe(
    'set its tier to 1 and took its repository away',
  )
  expect(
    told('environment.changed', { from: {}, to: { region: 'eu', tier: 1, stage: 2, capacity: 3 } }),
  ).toBe('set its stage to 2, set its region to “eu” and 2 more')
})

test('what was decided about a source stands in the sentence, and of a secret only that there is one', () => {
  const network = {
    plainHttpTo: null,
    privateNetwork: false,
    authorities: null,
    clientCertificate: null,
  }
  const details = { name: 'Builds', baseUrl: 'https://ci.example.org', settings: {}, network }
  expect(told('source.added', { kind: 'jenkins', ...details })).toBe(
    'added the source “Builds”, read from https://ci.example.org',
  )
  expect(told('source.changed', { from: {}, to: { name: 'CI', settings: { a: 1 } } })).toBe(
    'set its name to “CI” and changed its settings',
  )
  expect(
    told('source.changed', { from: {}, to: { network: { ...network, plainHttpTo: 'ci' } } }),
  ).toBe('set its network rules to plain HTTP to ci')
  expect(told('source.secretSet', {})).toBe('gave the secret that it is asked with')
  expect(told('source.paused', {}, { reason: 'Too slow' })).toBe('stopped reading it: “Too slow”')
  expect(told('source.resumed', {}, { reason: null })).toBe('had it read again')
  expect(told('source.removed', {}, { reason: null })).toBe('removed it')
})

test('what is not known, or stands in another shape, is said to be so', () => {
  expect(typeWords('train.departed')).toBe('Unknown: train.departed')
  expect(told('train.departed', {})).toMatch(/does not know/)
  expect(told('release.stateSet', { from: 7 })).toMatch(/cannot be read/)
})

test('what was erased is said to be erased', () => {
  const fact = { type: 'person.added', payload: { timeZone: null }, personal: null, erased: true }
  expect(factWords(fact, names)).toBe(
    'added somebody whose name has been erased (names and free text have been erased)',
  )
})

/** Some value of a shape: the first that comes to mind. */
function anythingOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape as Record<string, z.ZodType>)
    return Object.fromEntries(entries.map(([key, value]) => [key, anythingOf(value)]))
  }
  if (schema instanceof z.ZodRecord) return { something: 'something' }
  if (schema instanceof z.ZodArray) return [anythingOf(schema.element as z.ZodType)]
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return anythingOf(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodNumber) return 2
  if (schema instanceof z.ZodBoolean) return true
  const id = '0190f5a0-0000-7000-8000-000000000001'
  const texts = ['something', id, 'f'.repeat(64)]
  return texts.find((text) => schema.safeParse(text).success)
}
