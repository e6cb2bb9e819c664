/** What is said of the same trouble differs each time by the port that was used for it; that tells nothing. */
export const steadyWords = (said: string): string =>
  said.replace(/\b(read|write) (tcp|udp)([46]?) \S+->/g, '$1 $2$3 ').trim()
