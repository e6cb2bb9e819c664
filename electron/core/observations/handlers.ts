import type { catalogueEntries } from '#shared/contract/catalogue-entries.contract.ts'
import type { changes } from '#shared/contract/changes.contract.ts'
import type { deployments } from '#shared/contract/deployments.contract.ts'
import type { entries } from '#shared/contract/entries.contract.ts'
import type { healthChecks } from '#shared/contract/health-checks.contract.ts'
import type { incidents } from '#shared/contract/incidents.contract.ts'
import type { observations } from '#shared/contract/observations.contract.ts'
import type { onCalls } from '#shared/contract/on-calls.contract.ts'
import type { quietPeriods } from '#shared/contract/quiet-periods.contract.ts'
import type { runs } from '#shared/contract/runs.contract.ts'
import type { sourceReleases } from '#shared/contract/source-releases.contract.ts'
import type { steps } from '#shared/contract/steps.contract.ts'
import type { Handlers } from '../rpc/handlers.ts'

type Contract = typeof runs &
  typeof deployments &
  typeof changes &
  typeof sourceReleases &
  typeof incidents &
  typeof quietPeriods &
  typeof steps &
  typeof entries &
  typeof catalogueEntries &
  typeof onCalls &
  typeof healthChecks &
  typeof observations

export const observationHandlers = {
  'runs.list': (wanted, { runs }) => runs.list(wanted),
  'deployments.list': (wanted, { deployments }) => deployments.list(wanted),
  'changes.list': (wanted, { changes }) => changes.list(wanted),
  'sourceReleases.list': (wanted, { sourceReleases }) => sourceReleases.list(wanted),
  'incidents.list': (wanted, { incidents }) => incidents.list(wanted),
  'quietPeriods.list': (wanted, { quietPeriods }) => quietPeriods.list(wanted),
  'steps.list': (wanted, { steps }) => steps.list(wanted),
  'entries.list': ({ from, ...wanted }, { entries }) => {
    const { items, next, total } = entries.list({ ...wanted, lastsBeyond: from })
    return { items, next, total }
  },
  'catalogueEntries.list': (wanted, { catalogueEntries }) => catalogueEntries.list(wanted),
  'onCalls.list': ({ endsAfter, ...wanted }, { onCalls }) =>
    onCalls.list({ ...wanted, handsOverAfter: endsAfter }),
  'healthChecks.list': (wanted, { healthChecks }) => healthChecks.list(wanted),
  'observations.raw': ({ of, ...named }, reading) => ({ raw: reading[of].raw(named) ?? null }),
} satisfies Pick<Handlers, keyof Contract>
