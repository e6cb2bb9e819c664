/** As many as are asked for, of what may never end. */
export function firstOf<T>(each: Iterable<T>, most: number): T[] {
  const found: T[] = []
  for (const one of each) {
    if (found.length === most) break
    found.push(one)
  }
  return found
}
