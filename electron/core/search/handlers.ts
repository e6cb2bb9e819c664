import type { search } from '#shared/contract/search.contract.ts'
import type { Handlers } from '../rpc/router.ts'
import { find } from './find.ts'

export const searchHandlers = { 'search.find': find } satisfies Pick<Handlers, keyof typeof search>
