/** What two team names share that people would read as the same name. */
export const teamNameKey = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()
