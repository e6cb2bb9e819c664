import type { DoorOf } from './doors.ts'
import type { World } from './world/world.ts'

/** The systems whose ways of speaking are known here. */
export const vendors = [
  'github',
  'gitlab',
  'jenkins',
  'prometheus',
  'alertmanager',
  'pagerduty',
  'caldav',
] as const
export type Vendor = (typeof vendors)[number]

/** One request, as it came over the wire. */
export type Asked = {
  readonly method: string
  /** With the name under which whoever asks knows the server. */
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Said = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text is sent as it is; anything else as JSON. */
  readonly body?: unknown
}

/** What an answer depends on besides the question. */
export type Scene = {
  readonly world: World
  /** The moment in the world. */
  readonly at: number
  /** The moment of whoever asks: what is said of waiting is meant in their time. */
  readonly wall: number
}

/** How one vendor speaks. */
export type Dialect = DoorOf & {
  /** `undefined` where it is shown. */
  readonly unknown: (asked: Asked) => Said | undefined
  readonly answer: (asked: Asked, scene: Scene) => Said
  /** As the vendor says that it is asked too often. */
  readonly limited: (waitSeconds: number, scene: Scene) => Said
  /** As it says that it has trouble of its own. */
  readonly failing: () => Said
  /** How often it may be asked within a window, and how it tells. */
  readonly quota?: {
    readonly limit: number
    readonly windowMs: number
    readonly tell: (left: {
      readonly left: number
      readonly resetsAt: number
      readonly used: number
      readonly limit: number
      readonly wall: number
    }) => Readonly<Record<string, string>>
  }
  /** Whether it says by a validator that nothing has changed. */
  readonly validators: 'weak' | 'none'
}
