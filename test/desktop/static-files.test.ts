import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStaticFiles, type StaticFiles } from '../../electron/headless/static-files.ts'

const SECRET = 'canary-8d1c'
let folder: string
let files: StaticFiles

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-static-'))
  const root = join(folder, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(root, 'folder.js'))
  writeFileSync(join(root, 'index.html'), '<meta content="{{nonce}}"><style nonce="{{nonce}}">')
  writeFileSync(join(root, 'icon.svg'), '<svg/>')
  writeFileSync(join(root, 'assets', 'main-1a2b.js'), 'export {}')
  writeFileSync(join(root, 'assets', 'main-1a2b.js.map'), SECRET)
  writeFileSync(join(root, '.hidden.js'), SECRET)
  writeFileSync(join(root, 'notes.txt'), SECRET)
  writeFileSync(join(folder, 'secret.js'), SECRET)
  writeFileSync(join(folder, 'secret.json'), SECRET)
  symlinkSync(join(folder, 'secret.js'), join(root, 'linked.js'))
  symlinkSync(folder, join(root, 'up'))
  mkdirSync(join(folder, 'renderer-other'))
  writeFileSync(join(folder, 'renderer-other', 'x.js'), SECRET)
  files = createStaticFiles(root)
})
afterAll(() => rmSync(folder, { recursive: true }))

const get = (pathname: string, method = 'GET') => files({ method, pathname, nonce: 'n0nce+/=' })

test('the page carries the nonce, may not be kept, and allows only what is our own', async () => {
  const { status, headers, body } = await get('/')
  expect(status).toBe(200)
  expect(body).toBe('<meta content="n0nce+/="><style nonce="n0nce+/=">')
  expect(headers).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-n0nce+/='",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
})

test.each([
  ['/index.html', 'text/html; charset=utf-8', 'no-store'],
  ['/releases', 'text/html; charset=utf-8', 'no-store'],
  ['/releases/a/b', 'text/html; charset=utf-8', 'no-store'],
  ['/icon.svg', 'image/svg+xml', 'no-cache'],
  ['/assets/main-1a2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  [
    '/%61ssets/main-1a2b.js',
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ],
])('%s is served as %s', async (path, type, caching) => {
  const { status, headers } = await get(path)
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'content-type': type, 'cache-control': caching })
  expect(headers['content-security-policy']).toContain("default-src 'none'")
})

const outside = [
  '',
  'index.html',
  '//',
  '/../secret.js',
  '/../../secret.js',
  '/assets/../../secret.js',
  '/assets/../icon.svg',
  '/./icon.svg',
  '/..',
  '/.',
  '/%2e%2e/secret.js',
  '/%2E%2E/secret.js',
  '/.%2e/secret.js',
  '/%2e%2e%2fsecret.js',
  '/..%2fsecret.js',
  '/..%5csecret.js',
  '/..\\secret.js',
  '/assets\\..\\..\\secret.js',
  '/%252e%252e/secret.js',
  '/..%252fsecret.js',
  '/%c0%ae%c0%ae/secret.js',
  '/%uff0e%uff0e/secret.js',
  '/\uff0e\uff0e/secret.js',
  '/....//secret.js',
  '/..;/secret.js',
  '/;/../secret.js',
  '//etc/passwd.js',
  '///secret.js',
  '/icon.svg/',
  '/icon.svg%00.js',
  '/secret.js%00',
  '/%',
  '/%zz.js',
  '/C:/secret.js',
  '/C:%5csecret.js',
  '/file:///secret.js',
  '/~/../secret.js',
  '/.hidden.js',
  '/.git/config',
  '/notes.txt',
  '/assets/main-1a2b.js.map',
  '/assets/main-1a2b.js.',
  '/assets/absent.js',
  '/folder.js',
  '/linked.js',
  '/up/secret.js',
  '/up/secret.json',
  '/up/renderer-other/x.js',
  '/icon.svg?x',
  '/icon.svg#x',
  '/icon .svg',
  '/<script>.js',
]

test('the ways out are many and all different', () => {
  expect(new Set(outside).size).toBe(outside.length)
  expect(outside.length).toBeGreaterThanOrEqual(30)
})

test.each(outside)('%j is not found', async (path) => {
  const { status, body, headers } = await get(path)
  expect(status).toBe(404)
  expect(String(body)).not.toContain(SECRET)
  expect(headers['content-security-policy']).toContain("default-src 'none'")
})

test('only reading is served', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'get', '']) {
    expect(await get('/', method)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  }
  expect(await get('/icon.svg', 'HEAD')).toMatchObject({ status: 200, body: '' })
})
