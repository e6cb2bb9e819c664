import { windowsZones } from './windows-zones.ts'
import { isTimeZone } from './zone.ts'

const IN_NAME = /[A-Z][A-Za-z_]+\/[A-Z][A-Za-z0-9_+-]+(?:\/[A-Z][A-Za-z0-9_+-]+)?$/

/**
 * The IANA zone that calendar programs mean by a name: their own, a Windows name, or one with a prefix
 * such as /citadel.org/20210210_1/Europe/Berlin; `undefined` where the name alone does not tell.
 */
export function zoneOfName(name: string): string | undefined {
  const plain = name.trim()
  if (plain.length > 200) return undefined
  if (/^(?:(?:Etc\/)?(?:UTC|GMT|UCT|Zulu)|Z)$/i.test(plain)) return 'UTC'
  const windows = windowsZones.get(plain.toLowerCase())
  if (windows !== undefined) return windows
  if (isTimeZone(plain)) return plain
  const within = IN_NAME.exec(plain)?.[0]
  return within !== undefined && isTimeZone(within) ? within : undefined
}
