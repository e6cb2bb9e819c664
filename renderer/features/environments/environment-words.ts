const sharings: Readonly<Record<string, string>> = { shared: 'Shared', dedicated: 'Dedicated' }

export const sharingWord = (sharing: string): string => sharings[sharing] ?? sharing

export const capacityWords = (capacity: number): string =>
  capacity === 1 ? 'One release at once' : `${capacity} releases at once`

/** The fields of an environment as the screen calls them. */
export const fieldWords: Readonly<Record<string, string>> = {
  name: 'name',
  stage: 'stage',
  region: 'region',
  tier: 'tier',
  sharing: 'sharing',
  capacity: 'capacity',
}
