import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { Unfit } from '#core/connectors/connector.ts'
import { gitlab } from '#core/connectors/gitlab/gitlab.ts'
import type { ObservationKind } from '#core/connectors/observation.ts'
import { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import { CodeChange } from '#shared/vocabulary/change.ts'
import { Deployment } from '#shared/vocabulary/deployment.ts'
import { Run } from '#shared/vocabulary/run.ts'
import { RunStep } from '#shared/vocabulary/run-step.ts'
import { SourceRelease } from '#shared/vocabulary/source-release.ts'
import {
  deployment,
  freeze,
  job,
  mergeRequest,
  pipeline,
  pipelineRow,
  release,
  wholeMergeRequest,
} from './samples.ts'

const added = { source: true, key: true, asOf: true, goneAt: true, service: true } as const
const said: Readonly<Partial<Record<ObservationKind, z.ZodType>>> = {
  runs: Run.omit(added).strict(),
  deployments: Deployment.omit({ ...added, environment: true }).strict(),
  changes: CodeChange.omit(added).strict(),
  steps: RunStep.omit(added).strict(),
  entries: CalendarEntry.omit({ source: true, key: true, asOf: true, goneAt: true }).strict(),
  sourceReleases: SourceRelease.omit(added).strict(),
}

const about = { part: 'shop/checkout', settings: { projects: [], days: 90 } }
const samples = {
  runs: [pipeline, pipelineRow],
  deployments: [deployment],
  steps: [job],
  freezes: [freeze],
  releases: [release],
  changes: [mergeRequest, wholeMergeRequest],
} as const

const rubbish = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    Number.NaN,
    Number.MAX_VALUE,
    -1,
    1e21,
    2 ** 53,
    [],
    {},
    '2026-02-31T99:99:99Z',
    '+275760-09-13T00:00:00.001Z',
    '9999-12-31T23:59:59+99:59',
    'x'.repeat(100_000),
  ),
  fc.anything({ maxDepth: 3, withNullPrototype: true, withDate: true, withBigInt: true }),
  fc.jsonValue(),
)
const mutation = fc.record({
  where: fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }),
  does: fc.constantFrom('put', 'delete', 'nest'),
  what: rubbish,
})
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

/** Changes one field, somewhere in it. */
function mutate(raw: unknown, { where: [at = 0, ...deeper], does, what }: Mutation): unknown {
  if (typeof raw !== 'object' || raw === null) return what
  const names = Object.keys(raw)
  const name = names[at % Math.max(1, names.length)]
  if (name === undefined) return what
  const copy: Record<string, unknown> = { ...raw }
  const inside = copy[name]
  if (deeper.length > 0 && typeof inside === 'object' && inside !== null) {
    copy[name] = mutate(inside, { where: deeper, does, what })
  } else if (does === 'delete') delete copy[name]
  else copy[name] = does === 'nest' ? { [name]: [inside, what] } : what
  return Array.isArray(raw) ? Object.values(copy) : copy
}

test.each(gitlab.streams.map((stream) => [stream.name, stream] as const))(
  '%s: a mutated row is read whole, or steps aside with words',
  (name, stream) => {
    const raws = samples[name as keyof typeof samples]
    let read = 0
    let unfit = 0
    fc.assert(
      fc.property(
        fc.constantFrom<unknown>(...raws),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        (raw, mutations) => {
          const mutated = mutations.reduce<unknown>(mutate, raw)
          try {
            const observed = stream.parse(mutated, about)
            read += 1
            expect(observed.of).toBe(stream.observes)
            expect(observed.key).toMatch(/./)
            expect(Number.isSafeInteger(observed.revision)).toBe(true)
            said[observed.of]!.parse(observed.said)
          } catch (error) {
            if (!(error instanceof Unfit)) throw error
            unfit += 1
            expect(error.message.length).toBeGreaterThan(20)
          }
        },
      ),
      { numRuns: 500 },
    )
    expect(read).toBeGreaterThan(5)
    expect(unfit).toBeGreaterThan(5)
  },
)

test.each(gitlab.streams.map((stream) => [stream.name, stream] as const))(
  '%s: what is no row at all steps aside too',
  (_, stream) => {
    fc.assert(
      fc.property(rubbish, (raw) => {
        expect(() => stream.parse(raw, about)).toThrow(Unfit)
      }),
      { numRuns: 200 },
    )
  },
)
