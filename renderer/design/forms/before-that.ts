/** What the changed fields held before: the changes that take these back. */
export const beforeThat = <T extends object>(before: T, changes: object): Partial<T> =>
  // Only keys of both are picked, which the compiler cannot follow through entries.
  Object.fromEntries(
    Object.entries(before).filter(([field]) => Object.hasOwn(changes, field)),
  ) as Partial<T>
