import type { Placed } from '#shared/time/wall-slot.ts'
import type { EnvironmentId, PersonId } from '#shared/vocabulary/ids.ts'
import type { PlanColumn, PlanRemark } from '#shared/vocabulary/plan.ts'
import type { Strategy } from '#shared/vocabulary/release.ts'
import type { WallSlot } from '#shared/vocabulary/slot.ts'
import type { Named, NamedService } from './known-names.ts'
import type { ReadClass } from './read-choice.ts'

/** A value with the line that said it. */
export type Said<T> = { readonly value: T; readonly line: number }

/** A name as it was written, with what it may mean. */
export type Meant<Thing> = {
  readonly written: string
  readonly line: number
  readonly candidates: readonly Thing[]
}

export type IntendedService = Meant<NamedService> & { readonly version: string | null }

export type IntendedActivity = Meant<Named<EnvironmentId>> & {
  /** `undefined` where the sheet does not say. */
  readonly region: string | undefined
  readonly slot: WallSlot
  readonly span: Extract<Placed, { outcome: 'placed' }>['span']
  /** Whether the line names the zone itself. */
  readonly ownZone: boolean
}

/** What a sheet says about one release; what it does not say is `undefined` or missing. */
export type IntendedRelease = {
  readonly lines: readonly number[]
  readonly key: string | undefined
  readonly name: string | undefined
  readonly class: Said<ReadClass> | undefined
  readonly strategy: Said<Strategy> | undefined
  readonly owner: Meant<Named<PersonId>> | undefined
  readonly lead: Meant<Named<PersonId>> | undefined
  readonly goal: Said<string> | undefined
  readonly tags: readonly string[]
  readonly services: readonly IntendedService[]
  readonly activities: readonly IntendedActivity[]
  readonly remarks: Remarks
}

export type Remarks = {
  readonly wrong: readonly PlanRemark[]
  readonly wary: readonly PlanRemark[]
}

export type Place = { readonly line: number; readonly column: PlanColumn | null }

/** Gathers what is wrong and what may surprise. */
export function gatherRemarks() {
  const wrong: PlanRemark[] = []
  const wary: PlanRemark[] = []
  return {
    wrong,
    wary,
    isWrong: ({ line, column }: Place, because: string) =>
      void wrong.push({ line, column, because }),
    isWary: ({ line, column }: Place, because: string) => void wary.push({ line, column, because }),
  }
}
export type Gathering = ReturnType<typeof gatherRemarks>
