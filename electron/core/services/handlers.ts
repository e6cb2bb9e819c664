import type { services } from '#shared/contract/services.contract.ts'
import type { Handlers } from '../rpc/router.ts'
import { addService } from './add-service.ts'
import { changeService } from './change-service.ts'
import { compareServiceVersions } from './compare-service-versions.ts'
import { getService } from './get-service.ts'
import { listServices } from './list-services.ts'
import { reinstateService } from './reinstate-service.ts'
import { retireService } from './retire-service.ts'

export const serviceHandlers = {
  'services.list': listServices,
  'services.get': getService,
  'services.add': addService,
  'services.change': changeService,
  'services.retire': retireService,
  'services.reinstate': reinstateService,
  'services.compareVersions': compareServiceVersions,
} satisfies Pick<Handlers, keyof typeof services>
