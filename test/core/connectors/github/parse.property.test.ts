import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { Unfit } from '#core/connectors/connector.ts'
import { github } from '#core/connectors/github/github.ts'
import type { ObservationKind } from '#core/connectors/observation.ts'
import { CodeChange } from '#shared/vocabulary/change.ts'
import { Deployment } from '#shared/vocabulary/deployment.ts'
import { Run } from '#shared/vocabulary/run.ts'
import { SourceRelease } from '#shared/vocabulary/source-release.ts'
import { commit, deployment, later, pull, release, run, status } from './github-samples.ts'

const added = { source: true, key: true, asOf: true, goneAt: true, service: true } as const
const valid: Readonly<Partial<Record<ObservationKind, z.ZodType>>> = {
  runs: Run.omit(added).strict(),
  deployments: Deployment.omit({ ...added, environment: true }).strict(),
  sourceReleases: SourceRelease.omit(added).strict(),
  changes: CodeChange.omit(added).strict(),
}
const samples: Record<string, unknown> = {
  runs: run,
  deployments: { deployment, statuses: [status('inactive'), status('success')] },
  releases: release,
  changes: { pull, commits: [commit, later] },
}
const about = { part: 'octo-org/octo-repo', settings: { repositories: [], days: 90 } }

type Path = readonly (string | number)[]

/** Every place of a payload that could be spoilt. */
function placesOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((one, i) => [i, one])
    : Object.entries(value)
  return [at, ...entries.flatMap(([name, one]) => placesOf(one, [...at, name]))]
}

const GONE = Symbol('gone')

function spoil(value: unknown, [step, ...rest]: Path, rubbish: unknown): unknown {
  if (step === undefined) return rubbish
  const inner = (value as Record<string | number, unknown> | null)?.[step]
  const spoilt = spoil(inner, rest, rubbish)
  if (Array.isArray(value)) return value.map((one, i) => (i === step ? spoilt : one))
  if (typeof value !== 'object' || value === null) return value
  const others = Object.entries(value).filter(([name]) => name !== step)
  return Object.fromEntries(spoilt === GONE ? others : [...others, [step, spoilt]])
}

const rubbish = fc.oneof(
  fc.constantFrom<unknown>(GONE, null, '', 0, -1, 1e300, 2 ** 53, [], {}, true, 'never', '�'),
  fc.jsonValue({ maxDepth: 6 }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.string({ unit: 'binary' }),
)

test.each(github.streams)(
  'whatever becomes of a payload, $name are read rightly or not at all',
  (stream) => {
    const sample = samples[stream.name]
    let read = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...placesOf(sample)), rubbish), {
          minLength: 1,
          maxLength: 4,
        }),
        (spoilings) => {
          const raw = spoilings.reduce((value, [at, by]) => spoil(value, at, by), sample)
          try {
            const { of, said, key, revision } = stream.parse(raw, about)
            valid[of]!.parse(said)
            expect(of).toBe(stream.observes)
            expect(key).not.toBe('')
            expect(Number.isSafeInteger(revision)).toBe(true)
            read += 1
          } catch (error) {
            if (!(error instanceof Unfit)) throw error
          }
        },
      ),
      { numRuns: 500 },
    )
    // Most of what may be spoilt is not needed; were it all refused, this would show nothing.
    expect(read).toBeGreaterThan(5)
  },
)
