import type { Session } from 'electron'
import { isOwnPage } from './own-page.ts'

const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications'])

/** Our own page may copy and notify; nothing else is ever granted to anybody. */
export const isGranted = (permission: string, address: string): boolean =>
  GRANTED.has(permission) && isOwnPage(address)

export function denyByDefault(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isGranted(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isGranted(permission, origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
}
