export const SCHEME = 'signalbox-app'
export const HOST = 'app'
export const HOME = `${SCHEME}://${HOST}/`

/** Whether an address is one of our own pages. Everything that trusts an address asks here. */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === ''
}

/** The address of a place within the page; the bare page where none is named. */
export const pageAt = (route: string | undefined): string => HOME + (route ?? '')
