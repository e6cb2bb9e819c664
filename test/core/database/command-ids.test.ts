import { v7, validate, version } from 'uuid'
import { expect, test } from 'vitest'
import { decisionIdOf, idsOf } from '#core/database/command-ids.ts'

const make = (next: () => string, count: number) => Array.from({ length: count }, () => next())

test('deciding the same command again names the same things', () => {
  const commandId = v7()
  expect(make(idsOf('ann', commandId), 50)).toEqual(make(idsOf('ann', commandId), 50))
})

test('they are UUIDs of version 7, in the order they were made, none like another', () => {
  const commandIds = Array.from({ length: 20 }, () => v7())
  const ids = commandIds.flatMap((commandId) => make(idsOf('ann', commandId), 300))
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect([validate(id), version(id)]).toEqual([true, 7])
  expect(ids.slice(0, 300).toSorted()).toEqual(ids.slice(0, 300))
})

test('two people with one command id never name the same thing', () => {
  const commandId = v7()
  const both = [...make(idsOf('ann', commandId), 100), ...make(idsOf('bob', commandId), 100)]
  expect(new Set(both).size).toBe(200)
})

test('what a task decides first is the task; each further decision shares nothing but the time', () => {
  const commandId = v7()
  const ids = Array.from({ length: 1000 }, (_, i) => decisionIdOf({ actor: 'ann', commandId }, i))
  expect(ids[0]).toBe(commandId)
  for (const id of ids) expect([validate(id), version(id)]).toEqual([true, 7])
  expect(new Set(ids.map((id) => id.slice(0, 13)))).toEqual(new Set([commandId.slice(0, 13)]))
  expect(new Set(ids.map((id) => id.replaceAll('-', '').slice(0, 22))).size).toBe(ids.length)
  expect(decisionIdOf({ actor: 'bob', commandId }, 1)).not.toBe(ids[1])
})

test('the things of a thousand decisions of one task all have ids of their own', () => {
  const commandId = v7()
  const made = Array.from({ length: 1000 }, (_, i) =>
    make(idsOf('ann', decisionIdOf({ actor: 'ann', commandId }, i)), 50),
  ).flat()
  expect(new Set(made).size).toBe(made.length)
})
