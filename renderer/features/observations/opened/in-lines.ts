/** JSON with a field a line; anything else stays as it is. */
export function inLines(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2)
  } catch {
    return raw
  }
}
