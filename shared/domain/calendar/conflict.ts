/** What can stand against a plan. */
export const conflictKinds = [
  'sameService',
  'environment',
  'window',
  'doesNotFit',
  'person',
  'trainCutoff',
  'dependencyInMotion',
  'dependencyOrder',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

export type Severity = 'hard' | 'soft'

/** One thing that stands against a plan, with what it rests on. */
export type Conflict = {
  /** The same for the same kind, activities and cause, whenever they are; new where those change. */
  readonly id: string
  readonly kind: ConflictKind
  readonly severity: Severity
  /** Ids of the releases that are in it, sorted. */
  readonly parties: readonly string[]
  /** Ids of their activities that are in it, sorted. */
  readonly activities: readonly string[]
  readonly startsAt: number
  readonly endsAt: number
  /** One sentence that says who meets what, where and when. */
  readonly sentence: string
  /** Names and values that it was decided by; all of them decide whether it is still the same. */
  readonly facts: Readonly<Record<string, ConflictFact>>
}

export type ConflictFact = string | number | boolean | null | readonly (string | number)[]

/** What could not be judged, and why: unknown is never good. */
export type NotChecked = { readonly kind: ConflictKind; readonly why: string }

export type Checked = {
  readonly conflicts: readonly Conflict[]
  readonly notChecked: readonly NotChecked[]
}

/** How one kind is judged here. */
export type KindSetting = {
  readonly on: boolean
  /** `null` leaves it to what the kind itself finds. */
  readonly severity: Severity | null
  /** How much one of it counts against another when they are put in order; 1 is usual. */
  readonly weight: number
  /** Where it counts: any of each part that is there. */
  readonly scope: {
    readonly services?: readonly string[] | undefined
    readonly environments?: readonly string[] | undefined
    readonly classes?: readonly string[] | undefined
  }
}

export type ConflictSettings = {
  readonly kinds: Readonly<Record<ConflictKind, KindSetting>>
  /** How many steps along the dependencies still count as near. */
  readonly hops: number
  /** Whether releases that move one service in different environments meet, too. */
  readonly sameServiceAcross: boolean
  /** The night in everybody's own zone, and how much of it a person may work. */
  readonly night: { readonly from: string; readonly to: string; readonly limitMs: number }
}

const usual: KindSetting = { on: true, severity: null, weight: 1, scope: {} }

export const usualSettings: ConflictSettings = {
  kinds: Object.fromEntries(conflictKinds.map((kind) => [kind, usual])) as Record<
    ConflictKind,
    KindSetting
  >,
  hops: 2,
  sameServiceAcross: false,
  night: { from: '00:00', to: '05:00', limitMs: 60 * 60 * 1000 },
}
