import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseHealth } from '#core/connectors/argocd/parse-health.ts'
import { Unfit } from '#core/connectors/connector.ts'
import { parseQuery } from '#core/connectors/datadog/parse-query.ts'
import { parseStep } from '#core/connectors/jenkins/parse-step.ts'
import { parseOnCall } from '#core/connectors/pagerduty/read-on-calls.ts'
import { PrometheusSettings } from '#core/connectors/prometheus/prometheus-settings.ts'
import { parseRule } from '#core/connectors/prometheus/read-rules.ts'
import { parseTarget } from '#core/connectors/prometheus/read-targets.ts'
import { whyMisfit } from '#core/observations/why-misfit.ts'
import { HealthCheck } from '#shared/vocabulary/health-check.ts'
import { OnCall } from '#shared/vocabulary/on-call.ts'
import { RunStep } from '#shared/vocabulary/run-step.ts'
import { mutated } from '../../support/mutated.ts'
import { application } from './argocd/sample-application.ts'
import { answerOf, oneSeries } from './datadog/live-datadog.ts'
import { describedRun } from './jenkins/sample-builds.ts'
import { onCall, service } from './pagerduty/samples.ts'
import { alertingRule, recordingRule, target } from './prometheus/samples.ts'

const added = { source: true, key: true, asOf: true, goneAt: true, service: true } as const
const said = {
  healthChecks: HealthCheck.omit(added).strict(),
  onCalls: OnCall.omit(added).strict(),
  steps: RunStep.omit(added).strict(),
}
const about = { part: 'rules', settings: PrometheusSettings.parse({}) }
const group = { name: 'example', file: '/rules.yaml' }
const job = { fullName: 'shop/checkout/main', branch: true }

test.each([
  ['a target', parseTarget, [target]],
  [
    'a rule',
    (raw: unknown) => parseRule(raw, about),
    [
      { group, rule: alertingRule },
      { group, rule: recordingRule },
    ],
  ],
  ['an application', parseHealth, [application]],
  ['who is on call', parseOnCall, [{ onCall, service }]],
  ['a stage', parseStep, describedRun.stages.map((stage) => ({ job, number: 16, stage }))],
] as const)('%s that was mutated is read whole, or steps aside with words', (_, parse, samples) => {
  let read = 0
  let unfit = 0
  fc.assert(
    fc.property(mutated(...samples), (raw) => {
      try {
        const observed = parse(raw)
        read += 1
        if (!(observed.of in said)) throw new Error(`read as ${observed.of}`)
        said[observed.of as keyof typeof said].parse(observed.said) // it was looked for just now
        const misfit = whyMisfit(observed)
        if (misfit !== undefined) expect(misfit).toContain('key')
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

test('points of a mutated answer are finite numbers in order, or the answer is refused in words', () => {
  const sample = answerOf([oneSeries, { ...oneSeries, tag_set: ['host:b'] }])
  fc.assert(
    fc.property(mutated(sample), (raw) => {
      try {
        for (const { points, labels } of parseQuery(raw).series) {
          expect(points.at.every((at, place) => place === 0 || points.at[place - 1]! < at)).toBe(
            true,
          )
          expect(points.value.every(Number.isFinite)).toBe(true)
          expect(Object.values(labels).every((label) => typeof label === 'string')).toBe(true)
        }
      } catch (error) {
        if (!(error instanceof Error)) throw error
        expect(error.message).toMatch(/no result of a query|cannot answer the query/)
      }
    }),
    { numRuns: 500 },
  )
})
