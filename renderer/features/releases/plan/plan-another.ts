import { v7 as newId } from 'uuid'
import { keepDraft } from '#renderer/state/drafts.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { draftOf } from './draft-of.ts'
import { planLike } from './plan-values.ts'

/** Copies a release into a draft and opens it. */
export function planAnother(release: Release, workspace: string): void {
  const id = newId()
  keepDraft(draftOf(planLike(release), { id, workspace }))
  goTo(hrefTo(['releases', 'new'], { draft: id }))
}
