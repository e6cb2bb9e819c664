import type { catalogueEntries } from '#shared/contract/catalogue-entries.contract.ts'
import type { changes } from '#shared/contract/changes.contract.ts'
import type { deployments } from '#shared/contract/deployments.contract.ts'
import type { healthChecks } from '#shared/contract/health-checks.contract.ts'
import type { incidents } from '#shared/contract/incidents.contract.ts'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { observations } from '#shared/contract/observations.contract.ts'
import type { onCalls } from '#shared/contract/on-calls.contract.ts'
import type { quietPeriods } from '#shared/contract/quiet-periods.contract.ts'
import type { runs } from '#shared/contract/runs.contract.ts'
import type { sourceReleases } from '#shared/contract/source-releases.contract.ts'
import type { steps } from '#shared/contract/steps.contract.ts'
import type { Reading } from '../database/reading.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { ofRelease } from './of-release.ts'

type Contract = typeof runs &
  typeof deployments &
  typeof changes &
  typeof sourceReleases &
  typeof incidents &
  typeof quietPeriods &
  typeof steps &
  typeof catalogueEntries &
  typeof onCalls &
  typeof healthChecks &
  typeof observations

export const observationHandlers = {
  'runs.list': (wanted, reading) => reading.runs.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'deployments.list': (wanted, reading) =>
    reading.deployments.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'changes.list': (wanted, reading) =>
    reading.changes.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'sourceReleases.list': (wanted, reading) =>
    reading.sourceReleases.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'incidents.list': (wanted, reading) =>
    reading.incidents.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'quietPeriods.list': (wanted, reading) =>
    reading.quietPeriods.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'steps.list': (wanted, reading) =>
    reading.steps.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'catalogueEntries.list': (wanted, reading) =>
    reading.catalogueEntries.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'onCalls.list': ({ endsAfter, ...wanted }, reading) =>
    reading.onCalls.list({
      ...{ ...wanted, handsOverAfter: endsAfter },
      ...ofRelease(wanted, reading),
    }),
  'healthChecks.list': (wanted, reading) =>
    reading.healthChecks.list({ ...wanted, ...ofRelease(wanted, reading) }),
  'observations.get': getObservation,
  'observations.raw': ({ of, ...named }, reading) => ({ raw: reading[of].raw(named) ?? null }),
} satisfies Pick<Handlers, keyof Contract>

function getObservation(
  { of, ...named }: InputOf<'observations.get'>,
  reading: Reading,
): OutputOf<'observations.get'> {
  const item = reading[of].find(named)
  // What a reader of a kind finds is of that kind, which the compiler loses over all of them.
  return { told: item === undefined ? null : ({ of, item } as Told) }
}

type Told = OutputOf<'observations.get'>['told']
