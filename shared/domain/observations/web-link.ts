export type WebLink = { readonly href: string; readonly host: string }

/**
 * Where an address of the outside leads, if it leads to the web and nowhere else; the host is told as
 * it is asked, so that letters which only look like others show.
 */
export function webLink(address: string | null): WebLink | undefined {
  if (address === null || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb || url.host === '' || url.username !== '' || url.password !== '') return undefined
  return { href: url.href, host: url.host }
}
