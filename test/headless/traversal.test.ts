import { expect, test } from 'vitest'
import { requestOf, sendRaw, statusOf } from './raw.ts'
import { CANARY, INNARDS, PAGE, serveFurnished } from './serving.ts'

const up = ['..', '%2e%2e', '.%2e', '%2e.', '%252e%252e', '%c0%ae%c0%ae', '%uff0e%uff0e', '．．']
const between = ['/', '%2f', '%252f', '\\', '%5c', '%255c', '//', '/./', ';/', '%00/']

const paths = [
  ...up.flatMap((dots) =>
    between.map((slash) => `/assets${slash}${dots}${slash}${dots}${slash}canary.js`),
  ),
  ...up.map((dots) => `/${dots}/canary.json`),
  ...up.map((dots) => `/${dots}/${dots}/${dots}/${dots}/${dots}/etc/passwd`),
  '/etc/passwd',
  '//etc/passwd',
  '/%2fetc/passwd',
  '/C:/Windows/win.ini',
  '/C:%5cWindows%5cwin.ini',
  '/\\\\host\\share\\canary.js',
  '/file:///etc/passwd',
  '/canary.js%00.html',
  '/../canary.js%00',
  '/..%00/canary.js',
  '/assets/..;/..;/canary.js',
  '/....//....//canary.js',
  '/..././..././canary.js',
  '/.env',
  '/.git/config',
  '/assets/.hidden.js',
  '/index.html/../../canary.js',
  '/index.html%20',
  '/index.html.',
  '/index.html::$DATA',
  '/canary.js\u202e',
  '/%e2%80%ae/canary.js',
  '/%',
  '/%zz',
  '/%ff',
  `/${'../'.repeat(500)}canary.js`,
  `/${'a'.repeat(8000)}.js`,
]

test('there are at least thirty paths that lead out', () => {
  expect(new Set(paths).size).toBeGreaterThanOrEqual(30)
})

test('no path leads out of the folder of screens, and none says what lies there', async () => {
  const { port, log } = await serveFurnished()
  const seen = new Map<string, number | undefined>()
  for (const path of paths) {
    for (const method of ['GET', 'HEAD']) {
      const first = `${method} ${path} HTTP/1.1`
      const answer = await sendRaw({ port }, requestOf(first, `Host: 127.0.0.1:${port}`))
      expect(answer, path).not.toContain(CANARY)
      expect(answer, path).not.toMatch(/root:x:0/)
      expect(answer, path).not.toMatch(INNARDS)
      if (statusOf(answer) === 200 && method === 'GET') expect(answer, path).toContain(PAGE)
      seen.set(`${method} ${path}`, statusOf(answer))
    }
  }
  for (const [asked, status] of seen) {
    // Two slashes could name a host; a path of plain words is one of the screens' own.
    if (/^\w+ \/\//.test(asked)) expect(status).toBe(403)
    else expect([404, undefined, /^\w+ [\w/%]+$/.test(asked) ? 200 : 404]).toContain(status)
  }
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
})

test('what is there is served, to reading methods only', async () => {
  const { port } = await serveFurnished()
  const ask = (first: string) => sendRaw({ port }, requestOf(first, `Host: 127.0.0.1:${port}`))
  expect(await ask('GET /assets/index.js HTTP/1.1')).toContain('export {}')
  expect(await ask('GET /releases/7?tab=plan HTTP/1.1')).toContain('<title>Signalbox')
  for (const method of ['PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS', 'TRACE']) {
    expect(statusOf(await ask(`${method} /assets/index.js HTTP/1.1`))).toBe(405)
  }
  expect(statusOf(await ask('GET /call HTTP/1.1'))).toBe(200)
  expect(await ask('GET /call HTTP/1.1')).toContain('<title>Signalbox')
})
