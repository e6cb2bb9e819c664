import { randomBytes } from 'node:crypto'
import { protocol } from 'electron'
import { createStaticFiles } from '../headless/static-files.ts'
import { isOwnPage, SCHEME } from './own-page.ts'

/** Has to happen before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built screens from `root` under our own scheme, and nothing under any other. */
export function servePages(root: string): void {
  const files = createStaticFiles(root)
  protocol.handle(SCHEME, async ({ method, url }) => {
    if (!isOwnPage(url)) return new Response('There is nothing here.', { status: 404 })
    const nonce = randomBytes(16).toString('base64')
    const { pathname } = new URL(url)
    const { status, headers, body } = await files({ method, pathname, nonce })
    return new Response(method === 'HEAD' ? null : bodyOf(body), { status, headers })
  })
}

const bodyOf = (body: Uint8Array | string): BodyInit =>
  typeof body === 'string' ? body : new Uint8Array(body)
