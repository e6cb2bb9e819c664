/**
 * The address of a file or folder that was given as a plain path, such as `/srv/catalogue`,
 * `C:\catalogue` or `\\server\share`; anything else stays as it is.
 */
export function addressOfPath(said: string): string {
  const text = unquoted(said.trim())
  if (!text.isWellFormed()) return text
  if (/^[a-z]:[\\/]/i.test(text)) {
    return `file:///${text.slice(0, 2)}${encoded(text.slice(2).split(/[\\/]/))}`
  }
  const share = /^\\\\([^\\/?]+)\\(.+)$/.exec(text)
  if (share) return `file://${share[1]}/${encoded(share[2]!.split(/[\\/]/))}`
  return /^\/(?!\/)/.test(text) ? `file://${encoded(text.split('/'))}` : text
}

/** Programs that list files copy a path with quotation marks around it. */
const unquoted = (text: string): string => /^"(.*)"$/.exec(text)?.[1] ?? text

const encoded = (parts: readonly string[]): string => parts.map(encodeURIComponent).join('/')

/** Whether an address leads to files of the machine itself. */
export const isOnFiles = (address: string): boolean =>
  URL.canParse(address) && new URL(address).protocol === 'file:'
