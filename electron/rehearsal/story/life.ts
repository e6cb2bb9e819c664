import type { ItemState, ReleaseState } from '#shared/vocabulary/release.ts'
import type { WallSlot } from '#shared/vocabulary/slot.ts'
import { createDiary, type Diary } from './diary.ts'
import { endingOf, endings } from './endings.ts'
import { prepare } from './preparing.ts'
import type { PlannedRelease } from './release-draft.ts'
import type { Told } from './told.ts'

/** What somebody does with a release. */
export type Deed =
  | { readonly does: 'draft' }
  | { readonly does: 'complete' }
  | {
      readonly does: 'document'
      readonly kind: string
      readonly title: string
      readonly url: string
    }
  | { readonly does: 'affirm'; readonly criterion: string; readonly words: string }
  | { readonly does: 'state'; readonly to: ReleaseState; readonly reason?: string }
  | {
      readonly does: 'item'
      readonly item: number
      readonly to: ItemState
      readonly reason?: string
    }
  | {
      readonly does: 'move'
      readonly activity: number
      readonly slot: WallSlot
      readonly reason: string
    }

/** A deed with its moment and who did it. */
export type Beat = Deed & { readonly at: number; readonly who: string }

export type Living = {
  readonly planned: PlannedRelease
  readonly told: Told
  readonly diary: Diary
}

/** The whole life of a release, also what still lies ahead: whoever tells it stops at today. */
export function lifeOf(planned: PlannedRelease, told: Told): readonly Beat[] {
  const diary = createDiary()
  const living = { planned, told, diary }
  const ending = endingOf(living)
  prepare(living)
  endings[ending](living)
  return diary.beats
}
