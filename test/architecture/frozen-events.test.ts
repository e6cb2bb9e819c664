import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type EventType, events } from '#shared/events/index.ts'

/**
 * What was once said stays readable for ever, so a shape that is listed never changes. A new event
 * is added to the list by running this file once with UPDATE_FROZEN=1, which adds and never edits.
 */
const LIST = join(import.meta.dirname, 'frozen-events.json')
const ADDS = process.env['UPDATE_FROZEN'] === '1'

type Frozen = { readonly subject: unknown; readonly payload: unknown; readonly personal: unknown }

const schemaOf = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input' })

function freeze(type: EventType): Frozen {
  const { subject, payload, personal } = events[type]
  return {
    subject: schemaOf(subject),
    payload: schemaOf(payload),
    personal: personal ? schemaOf(personal) : null,
  }
}

const now = Object.fromEntries(
  (Object.keys(events) as EventType[]).toSorted().map((type) => [type, freeze(type)]),
)
const listed: Record<string, Frozen> = existsSync(LIST)
  ? JSON.parse(readFileSync(LIST, 'utf8'))
  : {}
if (ADDS) {
  const all = Object.entries({ ...now, ...listed }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(LIST, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`)
  Object.assign(listed, Object.fromEntries(all))
}

test.each(Object.keys(listed))('%s has the shape it was released with', (type) => {
  expect(now[type]).toEqual(listed[type])
})

test('every event is listed: add new ones with UPDATE_FROZEN=1', () => {
  expect(Object.keys(now).filter((type) => !listed[type])).toEqual([])
})

test('a shape reads what it does not know by leaving it out, and turns nothing into something else', () => {
  for (const type of Object.keys(events) as EventType[]) {
    for (const shape of [events[type].payload, events[type].personal]) {
      if (!shape) continue
      expect(schemaOf(shape)).toEqual(z.toJSONSchema(shape, { io: 'output', override: laxOutput }))
      expect(JSON.stringify(schemaOf(shape))).not.toMatch(/"default"|"minLength"|"maximum"/)
    }
  }
})

/** The only difference between what is read and what comes out: unknown fields are left out. */
function laxOutput({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema['additionalProperties'] === false) delete jsonSchema['additionalProperties']
}

test('the comparison tells a changed shape from the same one', () => {
  const before = schemaOf(events['team.added'].payload)
  const extended = schemaOf(events['team.added'].payload.extend({ motto: z.string() }))
  const loosened = schemaOf(z.object({ name: z.string().nullable() }))
  expect(extended).not.toEqual(before)
  expect(loosened).not.toEqual(before)
})
