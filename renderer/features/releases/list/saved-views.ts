import { z } from 'zod'
import {
  ownPart,
  type Query,
  readWanted,
  writeWanted,
} from '#renderer/workbench/release-query/wanted.ts'

/** What a person named to find it again; a view is its query, and nothing else. */
export const SavedViews = z.object({
  views: z
    .array(z.object({ id: z.string(), name: z.string(), query: z.record(z.string(), z.string()) }))
    .max(50),
  /** The one that the room opens with. */
  first: z.string().nullable(),
})
export type SavedViews = z.infer<typeof SavedViews>
export type SavedView = SavedViews['views'][number]

export const noViews: SavedViews = { views: [], first: null }

export const ViewName = z
  .string()
  .trim()
  .min(1, 'A view needs a name.')
  .max(60, 'At most 60 signs.')

/** A view of the same name is replaced: that is how one is changed. */
export function saveView({ views, first }: SavedViews, view: SavedView): SavedViews {
  const known = viewNamed({ views, first }, view.name)
  const kept = { ...view, id: known?.id ?? view.id, query: ownPart(view.query) }
  return {
    views: known ? views.map((one) => (one === known ? kept : one)) : [...views, kept],
    first,
  }
}

export const renameView = ({ views, first }: SavedViews, { id, name }: Named): SavedViews => ({
  views: views.map((view) => (view.id === id ? { ...view, name } : view)),
  first,
})
type Named = { readonly id: string; readonly name: string }

export const removeView = ({ views, first }: SavedViews, id: string): SavedViews => ({
  views: views.filter((view) => view.id !== id),
  first: first === id ? null : first,
})

export const viewNamed = ({ views }: SavedViews, name: string): SavedView | undefined =>
  views.find((view) => sameName(view.name, name))

/** `null` opens the room with what is not over. */
export const openWith = ({ views }: SavedViews, first: string | null): SavedViews => ({
  views,
  first: views.some(({ id }) => id === first) ? first : null,
})

export const firstView = ({ views, first }: SavedViews): SavedView | undefined =>
  views.find(({ id }) => id === first)

/** The view that shows just what an address asks for. */
export const viewShown = ({ views }: SavedViews, query: Query): SavedView | undefined => {
  const shown = meaningOf(query)
  return views.find((view) => meaningOf(view.query) === shown)
}

/** Why a view cannot go by that name; `undefined` where it can. */
export function troubleWithName({ views }: SavedViews, { id, name }: Named): string | undefined {
  const parsed = ViewName.safeParse(name)
  if (!parsed.success) return parsed.error.issues[0]?.message
  const taken = views.some((view) => view.id !== id && sameName(view.name, name))
  return taken ? 'Another view goes by that name.' : undefined
}

const meaningOf = (query: Query): string =>
  JSON.stringify(Object.entries(writeWanted(readWanted(query))).toSorted())

const sameName = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase()
