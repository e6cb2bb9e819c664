import { shell, type WebContents } from 'electron'
import { isOwnPage } from './own-page.ts'

/** Whose pages may be opened in the person's own browser. Nobody's, until a feature needs one. */
export const EXTERNAL_HOSTS: readonly string[] = []

export type Course = 'stay' | 'outside' | 'refuse'

const LONGEST = 2048
const PRINTABLE = /^[\x21-\x7e]+$/

/** Where an address may lead: within our page, out to the browser, or nowhere. */
export function courseOf(address: string, externalHosts = EXTERNAL_HOSTS): Course {
  if (address.length > LONGEST || !PRINTABLE.test(address) || address.includes('\\')) {
    return 'refuse'
  }
  if (isOwnPage(address)) return 'stay'
  if (!address.startsWith('https://') || !URL.canParse(address)) return 'refuse'
  const { host, username, password } = new URL(address)
  const allowed = externalHosts.includes(host) && username === '' && password === ''
  return allowed ? 'outside' : 'refuse'
}

type Leaving = {
  readonly url: string
  readonly isMainFrame: boolean
  preventDefault(): void
}

/**
 * Holds a page to our own addresses: no leaving, no pop-ups, no pages inside pages. Another window
 * on a place of ours is made by the program itself.
 */
export function confine(
  contents: WebContents,
  openOwn: (address: string) => void = () => {},
): void {
  const hold = (leaving: Leaving): void => {
    const course = courseOf(leaving.url)
    if (course === 'stay' && leaving.isMainFrame) return
    leaving.preventDefault()
    if (course === 'outside') void shell.openExternal(new URL(leaving.url).href)
  }
  contents.on('will-navigate', hold)
  contents.on('will-redirect', hold)
  contents.on('will-frame-navigate', (leaving) => {
    if (!leaving.isMainFrame) leaving.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const course = courseOf(url)
    if (course === 'stay') openOwn(url)
    if (course === 'outside') void shell.openExternal(new URL(url).href)
    return { action: 'deny' }
  })
}
