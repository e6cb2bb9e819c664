import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

export type StaticRequest = {
  readonly method: string
  /** As it came, still percent-encoded, without the query. */
  readonly pathname: string
  /** Fresh for every answer; the page's styles carry it. */
  readonly nonce: string
}
export type StaticAnswer = {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array | string
}
export type StaticFiles = (request: StaticRequest) => Promise<StaticAnswer>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const SEGMENT = /^[\w@~-][\w.@~-]*$/

/** Answers from the folder of the built screens, and from nowhere else. Every host uses it. */
export function createStaticFiles(root: string): StaticFiles {
  return async ({ method, pathname, nonce }) => {
    if (method !== 'GET' && method !== 'HEAD') return plain(405, nonce)
    const file = fileFor(pathname)
    const content = file && (await readWithin(root, file))
    if (!file || !content) return plain(404, nonce)
    const headers = { ...headersFor(nonce), ...describe(file) }
    if (method === 'HEAD') return { status: 200, headers, body: '' }
    const body = isPage(file) ? content.toString().replaceAll('{{nonce}}', nonce) : content
    return { status: 200, headers, body }
  }
}

/** The file that a path asks for; `undefined` where it asks for none of ours. */
export function fileFor(pathname: string): string | undefined {
  const path = decoded(pathname)
  if (!path?.startsWith('/')) return undefined
  if (path === '/') return 'index.html'
  const segments = path.slice(1).split('/')
  if (!segments.every((segment) => SEGMENT.test(segment))) return undefined
  const extension = extname(path)
  if (extension === '') return 'index.html'
  return TYPES[extension] && segments.join('/')
}

export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

async function readWithin(root: string, file: string): Promise<Buffer | undefined> {
  try {
    const [folder, path] = await Promise.all([realpath(root), realpath(join(root, file))])
    return path.startsWith(folder + sep) ? await readFile(path) : undefined
  } catch {
    return undefined
  }
}

const isPage = (file: string): boolean => extname(file) === '.html'

/** What the build names after its content may be kept for ever; a page carries a fresh nonce. */
function describe(file: string): Record<string, string> {
  const caching = file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
  return {
    'content-type': TYPES[extname(file)] ?? '',
    'cache-control': isPage(file) ? 'no-store' : caching,
  }
}

const headersFor = (nonce: string): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(nonce),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
})

const plain = (status: 404 | 405, nonce: string): StaticAnswer => ({
  status,
  headers: {
    ...headersFor(nonce),
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 405 && { allow: 'GET, HEAD' }),
  },
  body: status === 404 ? 'There is nothing here.' : 'Only GET and HEAD are answered here.',
})
