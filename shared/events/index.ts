import type { z } from 'zod'
import { decisionEvents } from './decisions.events.ts'
import { effectEvents } from './effects.events.ts'
import { environmentEvents } from './environments.events.ts'
import { joinEvents } from './joins.events.ts'
import { ledgerEvents } from './ledger.events.ts'
import { metricEvents } from './metrics.events.ts'
import { peopleEvents } from './people.events.ts'
import { releaseEvents } from './releases.events.ts'
import { serviceEvents } from './services.events.ts'
import { sourceEvents } from './sources.events.ts'
import { workspaceEvents } from './workspace.events.ts'

export const events = {
  ...workspaceEvents,
  ...ledgerEvents,
  ...decisionEvents,
  ...peopleEvents,
  ...environmentEvents,
  ...serviceEvents,
  ...releaseEvents,
  ...sourceEvents,
  ...metricEvents,
  ...joinEvents,
  ...effectEvents,
} as const

export type EventType = keyof typeof events
export type SubjectOf<T extends EventType> = z.output<(typeof events)[T]['subject']>
export type PayloadOf<T extends EventType> = z.output<(typeof events)[T]['payload']>
export type PersonalOf<T extends EventType> = (typeof events)[T]['personal'] extends z.ZodType
  ? z.output<(typeof events)[T]['personal']>
  : undefined

/** A fact as a projection sees it: who said what about which subject, and when. */
export type Recorded<T extends EventType = EventType> = {
  [K in T]: {
    readonly type: K
    readonly subject: SubjectOf<K>
    readonly payload: PayloadOf<K>
    /** `null` where it has been erased, and where the event has none. */
    readonly personal: PersonalOf<K> extends undefined ? null : PersonalOf<K> | null
    readonly at: number
    readonly actor: string
    readonly assurance: string
  }
}[T]

export const isEventType = (type: string): type is EventType => Object.hasOwn(events, type)
