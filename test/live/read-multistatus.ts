type Entry = { readonly href: string; readonly etag: string }

/** What a server told of many entries at once; enough for the plain answers of the one that is run here. */
export function readMultistatus(text: string) {
  const changed: Entry[] = []
  const gone: string[] = []
  for (const response of inside(text, 'response')) {
    const [href = ''] = inside(response, 'href').map(plain)
    const etag = inside(response, 'getetag').map(plain)[0]
    if (etag !== undefined && etag !== '') changed.push({ href, etag })
    else if (inside(response, 'status').some((said) => said.includes(' 404 '))) gone.push(href)
  }
  const outside = text.replace(elements('response'), '')
  return { changed, gone, token: inside(outside, 'sync-token').map(plain)[0] ?? null }
}

const elements = (name: string) =>
  new RegExp(`<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*?)</(?:[\\w-]+:)?${name}>`, 'g')

const inside = (text: string, name: string): string[] =>
  [...text.matchAll(elements(name))].map(([, content]) => content ?? '')

const signs: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
])
const plain = (text: string) =>
  text.trim().replace(/&(?:lt|gt|quot|apos|amp);/g, (sign) => signs.get(sign) ?? sign)
