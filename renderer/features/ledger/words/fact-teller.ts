import type { EventType, PayloadOf, PersonalOf } from '#shared/events/index.ts'

/** What ids in a fact stand for, as sentences say it: “the service checkout”, “a service”. */
export type Names = {
  readonly person: (id: string) => string
  readonly team: (id: string) => string
  readonly service: (id: string) => string
  readonly environment: (id: string) => string
}

/** What a fact said; `personal` is `null` where it has been erased. */
type Said<T extends EventType> = {
  readonly payload: PayloadOf<T>
  readonly personal: PersonalOf<T> | null
}

/** How one type of fact is told. */
export type Telling<T extends EventType> = {
  /** What the type is called where facts are listed and filtered. */
  readonly label: string
  /** What was done, to be read after the name of whoever did it: “moved it to Ready”. */
  readonly tells: (said: Said<T>, names: Names) => string
}

/** Leaves no type out: one without words does not compile. */
export type Tellings<Prefix extends string> = {
  readonly [T in EventType as T extends `${Prefix}.${string}` ? T : never]: Telling<T>
}
