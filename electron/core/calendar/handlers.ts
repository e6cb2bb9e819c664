import type { calendar } from '#shared/contract/calendar.contract.ts'
import type { Handlers } from '../rpc/router.ts'
import { listDays } from './list-days.ts'
import { listSlots } from './list-slots.ts'

export const calendarHandlers = {
  'calendar.slots': listSlots,
  'calendar.days': listDays,
} satisfies Pick<Handlers, keyof typeof calendar>
