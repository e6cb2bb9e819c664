import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alertmanager } from '#core/connectors/alertmanager/alertmanager.ts'
import { AlertmanagerSettings } from '#core/connectors/alertmanager/alertmanager-settings.ts'
import { Unfit } from '#core/connectors/connector.ts'
import { pagerduty } from '#core/connectors/pagerduty/pagerduty.ts'
import { PagerdutySettings } from '#core/connectors/pagerduty/pagerduty-settings.ts'
import { Incident } from '#shared/vocabulary/incident.ts'
import { QuietPeriod } from '#shared/vocabulary/quiet-period.ts'
import { mutated } from '../../support/mutated.ts'
import { alert, NOW, silence } from './alertmanager/samples.ts'
import { incident, service, window } from './pagerduty/samples.ts'

const added = { source: true, key: true, asOf: true, goneAt: true, service: true } as const
const said = {
  incidents: Incident.omit(added).strict(),
  quietPeriods: QuietPeriod.omit(added).strict(),
}
const [alerts, silences] = alertmanager.streams
const [incidents, maintenance] = pagerduty.streams
const missed = { toldLast: alert, toldAt: null, missedAt: NOW }
const settings = AlertmanagerSettings.parse({})

test.each([
  ['an alert', (raw: unknown) => alerts!.parse(raw, { part: '*', settings }), [alert, missed]],
  ['a silence', (raw: unknown) => silences!.parse(raw, { part: '*', settings }), [silence]],
  [
    'an incident',
    (raw: unknown) => incidents!.parse(raw, { part: '*', settings: PagerdutySettings.parse({}) }),
    [incident],
  ],
  [
    'a maintenance window',
    (raw: unknown) => maintenance!.parse(raw, { part: '*', settings: PagerdutySettings.parse({}) }),
    [{ window, service }],
  ],
] as const)('%s that was mutated is read whole, or steps aside with words', (_, parse, samples) => {
  let read = 0
  let unfit = 0
  fc.assert(
    fc.property(mutated(...samples), (raw) => {
      try {
        const { of, key, revision, said: words } = parse(raw)
        read += 1
        expect(key).toMatch(/./)
        expect(Number.isSafeInteger(revision)).toBe(true)
        if (of !== 'incidents' && of !== 'quietPeriods') throw new Error(`read as ${of}`)
        said[of].parse(words)
      } catch (error) {
        if (!(error instanceof Unfit)) throw error
        unfit += 1
        expect(error.message.length).toBeGreaterThan(20)
      }
    }),
    { numRuns: 500 },
  )
  expect(read).toBeGreaterThan(5)
  expect(unfit).toBeGreaterThan(5)
})
