/** Names are the same whatever their case and however they are spaced. */
export const foldName = (name: string) =>
  name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** Headers besides whatever signs join their words: short_description, Component/s, Go-live. */
export const foldHeader = (header: string) => foldName(header.replaceAll(/[^\p{L}\p{N}]+/gu, ' '))

/** Words of a list to choose from, by their letters alone: Blue/Green, blue-green, blueGreen. */
export const foldWord = (word: string) =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, '')
