const known = new Set<string>()

/** True for a zone that this machine's time zone database knows by an IANA name. */
export function isTimeZone(zone: string): boolean {
  if (known.has(zone)) return true
  if (!/^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z0-9_+-]+)+)$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    return false
  }
  known.add(zone)
  return true
}
