import type { changes } from '#shared/contract/changes.contract.ts'
import type { deployments } from '#shared/contract/deployments.contract.ts'
import type { incidents } from '#shared/contract/incidents.contract.ts'
import type { observations } from '#shared/contract/observations.contract.ts'
import type { quietPeriods } from '#shared/contract/quiet-periods.contract.ts'
import type { runs } from '#shared/contract/runs.contract.ts'
import type { sourceReleases } from '#shared/contract/source-releases.contract.ts'
import type { Handlers } from '../rpc/handlers.ts'

type Contract = typeof runs &
  typeof deployments &
  typeof changes &
  typeof sourceReleases &
  typeof incidents &
  typeof quietPeriods &
  typeof observations

export const observationHandlers = {
  'runs.list': (wanted, { runs }) => runs.list(wanted),
  'deployments.list': (wanted, { deployments }) => deployments.list(wanted),
  'changes.list': (wanted, { changes }) => changes.list(wanted),
  'sourceReleases.list': (wanted, { sourceReleases }) => sourceReleases.list(wanted),
  'incidents.list': (wanted, { incidents }) => incidents.list(wanted),
  'quietPeriods.list': (wanted, { quietPeriods }) => quietPeriods.list(wanted),
  'observations.raw': ({ of, ...named }, reading) => ({ raw: reading[of].raw(named) ?? null }),
} satisfies Pick<Handlers, keyof Contract>
