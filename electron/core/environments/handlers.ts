import type { environments } from '#shared/contract/environments.contract.ts'
import type { Handlers } from '../rpc/router.ts'
import { addEnvironment } from './add-environment.ts'
import { changeEnvironment } from './change-environment.ts'
import { getEnvironment } from './get-environment.ts'
import { listEnvironments } from './list-environments.ts'
import { reinstateEnvironment } from './reinstate-environment.ts'
import { retireEnvironment } from './retire-environment.ts'

export const environmentHandlers = {
  'environments.list': listEnvironments,
  'environments.get': getEnvironment,
  'environments.add': addEnvironment,
  'environments.change': changeEnvironment,
  'environments.retire': retireEnvironment,
  'environments.reinstate': reinstateEnvironment,
} satisfies Pick<Handlers, keyof typeof environments>
