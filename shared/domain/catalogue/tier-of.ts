type Marked = {
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly tags: readonly string[]
}

/**
 * How much something matters, as its labels, annotations or tags say under one of these words:
 * `example.com/service-tier: gold`, or a tag such as `tier-1`. The first word that is found counts;
 * `null` where none is.
 */
export function tierOf(marked: Marked, words: readonly string[]): string | null {
  for (const word of words) {
    const tier =
      namedBy(marked.labels, word) ?? namedBy(marked.annotations, word) ?? tagged(marked.tags, word)
    if (tier !== undefined) return tier
  }
  return null
}

function namedBy(marks: Readonly<Record<string, string>>, word: string): string | undefined {
  const found = Object.entries(marks).find(
    ([name, value]) => endsInWord(name, word) && value.trim() !== '',
  )
  return found?.[1].trim()
}

/** `service-tier` and `serviceTier` end in the word tier; `frontier` does not. */
function endsInWord(name: string, word: string): boolean {
  const start = name.length - word.length
  if (start < 0 || name.slice(start).toLowerCase() !== word.toLowerCase()) return false
  const [before = '', first = ''] = [name.charAt(start - 1), name.charAt(start)]
  return start === 0 || !/\p{L}/u.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(first))
}

/** What follows the word in a tag; a number may follow at once. */
function tagged(tags: readonly string[], word: string): string | undefined {
  for (const tag of tags) {
    if (tag.slice(0, word.length).toLowerCase() !== word.toLowerCase()) continue
    const rest = /^(?:[-_:=.](.+)|(\d.*))$/u.exec(tag.slice(word.length))
    const tier = (rest?.[1] ?? rest?.[2])?.trim()
    if (tier) return tier
  }
  return undefined
}
