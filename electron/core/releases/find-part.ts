import { Refusal } from '../refusal.ts'

const unknown = {
  item: 'releases/unknown-item',
  activity: 'releases/unknown-activity',
  document: 'releases/unknown-document',
} as const

type Named<Id> = { readonly id: Id; readonly called: keyof typeof unknown }

/** A part of a release by its id; refused where the release has none of that id. */
export function findPart<Part extends { readonly id: string }>(
  parts: readonly Part[],
  { id, called }: Named<Part['id']>,
): Part {
  const part = parts.find((candidate) => candidate.id === id)
  if (part) return part
  throw new Refusal(unknown[called], `The release has no such ${called}.`)
}
