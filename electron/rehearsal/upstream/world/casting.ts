import { placeWallSlot } from '#shared/time/wall-slot.ts'
import type { Activity } from '../../story/releases.ts'
import type { Story } from '../../story/story.ts'

export type Casting = {
  readonly story: Story
  readonly known: ReadonlySet<string>
  readonly loginOf: (key: string) => string
}

/** As the systems around the company call a place: without spaces. */
export const slugOf = (key: string): string => key.replaceAll(' ', '-')

export const spanOf = (activity: Activity | undefined) => {
  if (!activity) return undefined
  const placed = placeWallSlot(activity.slot)
  return placed.outcome === 'placed' ? placed.span : undefined
}
