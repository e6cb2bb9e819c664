import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  settingFaults,
  settingFields,
  tellSetting,
  usualSettings,
} from '#renderer/features/sources/form/setting-fields.ts'

const Settings = z.strictObject({
  repositories: z
    .array(z.string())
    .default([])
    .describe('Which are read.')
    .meta({ chosenFrom: 'projects' }),
  labels: z.array(z.string()).optional(),
  days: z.int().min(1).max(400).default(90),
  share: z.number().optional(),
  placeFrom: z.string().nullable().default(null),
  region: z.string().max(40).nullable().default(null),
  folder: z.string(),
  stages: z.boolean().default(true),
  order: z.enum(['newest', 'oldest']).default('newest'),
  nested: z.object({ deep: z.string() }).optional(),
})
const fields = settingFields(z.toJSONSchema(Settings, { io: 'input' }))
const named = (name: string) => fields.find((field) => field.name === name)!

test('each setting is asked for in a field that can hold it', () => {
  expect(fields.map(({ name, of }) => [name, of])).toEqual([
    ['repositories', 'list'],
    ['labels', 'list'],
    ['days', 'number'],
    ['share', 'number'],
    ['placeFrom', 'text'],
    ['region', 'text'],
    ['folder', 'text'],
    ['stages', 'flag'],
    ['order', 'choice'],
    ['nested', 'other'],
  ])
  expect(named('placeFrom')).toMatchObject({ label: 'Place from', nullable: true })
  expect(named('region').nullable).toBe(true)
  expect(named('repositories')).toMatchObject({ says: 'Which are read.', fromProjects: true })
  expect(named('labels').fromProjects).toBe(false)
  expect(named('order').choices).toEqual(['newest', 'oldest'])
})

test('the usual settings with what is needed are what the kind takes', () => {
  const usual = usualSettings(fields)
  expect(settingFaults(fields, usual)).toEqual([{ name: 'folder', message: 'this is needed' }])
  expect(Settings.safeParse(usual).success).toBe(false)
  const whole = { ...usual, folder: 'builds' }
  expect(settingFaults(fields, whole)).toEqual([])
  expect(Settings.parse(whole)).toEqual(whole)
})

test('numbers stay whole and within their bounds', () => {
  const faults = (days: number) =>
    settingFaults(fields, { folder: 'a', days }).map(({ message }) => message)
  expect(faults(1)).toEqual([])
  expect(faults(0)).toEqual(['no less than 1'])
  expect(faults(401)).toEqual(['no more than 400'])
  expect(faults(2.5)).toEqual(['this is a whole number'])
})

test('a setting is told in words, and what is not said as such', () => {
  expect(tellSetting(named('stages'), false)).toBe('no')
  expect(tellSetting(named('stages'), undefined)).toBe('yes')
  expect(tellSetting(named('repositories'), ['a/b', 'c/d'])).toBe('a/b, c/d')
  expect(tellSetting(named('repositories'), [])).toBeUndefined()
  expect(tellSetting(named('placeFrom'), null)).toBeUndefined()
})

test('a schema of another make asks for nothing', () => {
  expect(settingFields({ type: 'string' })).toEqual([])
})
