import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanLine } from '#shared/vocabulary/plan.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { freeClasses, live, randomSteps } from '../../support/random-commands.ts'
import { adding, exportedFrom, reading } from './cast.ts'

const released = async ({ get }: TestCore) => (await get('releases.list', { limit: 1000 })).items

test('what is written out of any workspace changes nothing when it comes back', async () => {
  let releases = 0
  await fc.assert(
    fc.asyncProperty(randomSteps(120), async (steps) => {
      const core = await startCore()
      await freeClasses(core)
      await live(core, steps)
      const lines = await exportedFrom(core, 7)
      releases += (await released(core)).length
      if (lines.length === 0) return
      const preview = await core.get('plans.preview', { reading, lines })
      expect(preview.releases.filter(({ does }) => does !== 'nothing')).toEqual([])
      const before = await released(core)
      const { unchanged } = await core.get('plans.import', { reading, lines })
      expect(unchanged).toBe(before.length)
      expect(await released(core)).toEqual(before)
    }),
    { numRuns: 20 },
  )
  expect(releases).toBeGreaterThan(10)
}, 120_000)

const some = fc.option(fc.constantFrom('Checkout', 'Ledger 1.2.0', 'Payments API@2.0'), { nil: '' })
const randomLine = fc.record({
  key: fc.constantFrom('CHG1', 'CHG2', 'CHG3', ''),
  name: fc.constantFrom('Autumn', 'Winter, late', '  autumn ', 'Spring'),
  class: fc.constantFrom('', 'Normal', 'emergency', 'Hot fix', 'weekly'),
  owner: fc.constantFrom('', 'Kim', 'Nobody'),
  strategy: fc.constantFrom('', 'Blue/Green', 'canary'),
  environment: fc.constantFrom('Production', 'Staging', ''),
  zone: fc.constantFrom('', 'Asia/Kolkata', 'Mars/Base'),
  start: fc.constantFrom('2026-11-21 22:00', '2026-11-22T08:00', '46347.9167', 'soon', ''),
  end: fc.constantFrom('2026-11-23 01:00', '2026-11-23 02:00', '1h30', '23:30 Uhr'),
  version: fc.constantFrom('', '3.0.0'),
  services: fc.tuple(some, some).map((two) => two.join('; ')),
  tags: fc.constantFrom('', 'SOX', 'SOX; PCI'),
  goal: fc.constantFrom('', 'Ship it.'),
})
const randomSheet = fc
  .array(randomLine, { minLength: 1, maxLength: 8 })
  .map((cells): PlanLine[] => cells.map((one, at) => ({ line: at + 2, cells: one })))

test('any sheet imported again changes nothing', async () => {
  let planned = 0
  await fc.assert(
    fc.asyncProperty(randomSheet, async (lines) => {
      const core = await startCore()
      const preview = await core.get('plans.preview', { reading: adding, lines })
      const first = await core.get('plans.import', { reading: adding, lines })
      planned += first.planned
      const cannot = preview.releases.filter(({ does }) => does === 'cannot').length
      expect(first.failed).toHaveLength(cannot)
      const facts = core.facts()
      const again = await core.get('plans.import', { reading: adding, lines })
      expect(again).toEqual({ ...NOTHING, unchanged: first.planned, failed: first.failed })
      expect(core.facts()).toBe(facts)
      expect(core.defects()).toEqual([])
    }),
    { numRuns: 100 },
  )
  expect(planned).toBeGreaterThan(20)
}, 120_000)

const NOTHING = { planned: 0, changed: 0, addedServices: 0, addedEnvironments: 0 }
