/**
 * Documents of a kind share a stretch of places, so that a kind is searched without looking at any
 * other. What a release consists of lies apart from what it is called.
 */
export const stretches = {
  person: 1,
  team: 2,
  environment: 3,
  service: 4,
  release: 5,
  releasePart: 6,
} as const
export type Stretch = keyof typeof stretches

const STRETCH = 2 ** 40
export const boundsOf = (stretch: Stretch) => ({
  from: stretches[stretch] * STRETCH,
  before: (stretches[stretch] + 1) * STRETCH,
})

/** A governed table whose rows can be found, each expression written over its row `@`. */
export type Source = {
  readonly table: string
  readonly stretch: Stretch
  readonly subject: string
  /** Tells apart what belongs to one subject. */
  readonly part: string
  readonly title: string
  readonly words: readonly string[]
}

const named = (table: string, stretch: Stretch, words: readonly string[]): Source => ({
  table,
  stretch,
  words,
  subject: '@.id',
  part: "''",
  title: '@.name',
})

const partOfRelease = (table: string, part: string, words: readonly string[]): Source => ({
  table,
  stretch: 'releasePart',
  words,
  part,
  subject: '@.release',
  title: "''",
})

const listed = (column: string) => `(SELECT group_concat(value, ' ') FROM json_each(@.${column}))`

export const sources: readonly Source[] = [
  named('people', 'person', [
    "(SELECT group_concat(value ->> 'value', ' ') FROM json_each(@.contacts))",
  ]),
  named('teams', 'team', []),
  named('environments', 'environment', ['@.region']),
  named('services', 'service', [
    '@.description',
    '@.repository',
    '@.sensitivity',
    listed('regions'),
  ]),
  named('releases', 'release', ['@.goal', listed('compliance_tags')]),
  partOfRelease('release_items', '@.id', [
    '@.title',
    '@.item_version',
    '@.build_id',
    '@.artifact_digest',
    '@.change_reference',
    '@.business_capability',
  ]),
  partOfRelease('release_references', 'CAST(@.place AS TEXT)', ['@.system', '@.key']),
]
