import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openScene } from './exchange-scene.ts'
import { plainHost, tlsHost } from './hosts.ts'

test('an answer comes with its status, its headers in lower case and its body', async () => {
  const port = await tlsHost((request, response) => {
    const { method, url, headers } = request
    response.writeHead(418, { 'X-One': ['a', 'b'], 'set-cookie': 'a=b' })
    response.end(JSON.stringify({ method, url, token: headers['private-token'] }))
  })
  const answer = await openScene().read(`https://localhost:${port}/x?y=1`, {
    headers: { 'private-token': 'secret' },
  })
  expect(answer.status).toBe(418)
  expect(answer.headers).toMatchObject({ 'x-one': 'a, b' })
  expect(answer.headers).not.toHaveProperty('set-cookie')
  expect(JSON.parse(answer.text)).toEqual({ method: 'GET', url: '/x?y=1', token: 'secret' })
})

test.each(['PUT', 'POST', 'DELETE', 'REPORT', 'PROPFIND', 'MKCALENDAR'] as const)(
  '%s is sent with its body',
  async (method) => {
    const port = await plainHost((request, response) => {
      response.write(`${request.method} `)
      request.pipe(response)
    })
    const answer = await openScene().read(`http://127.0.0.1:${port}/`, { method, body: '<ünd/>' })
    expect(answer.text).toBe(`${method} <ünd/>`)
  },
)

test('redirects are not followed and cookies not kept', async () => {
  const cookies: unknown[] = []
  const port = await plainHost(({ headers }, response) => {
    cookies.push(headers.cookie)
    response.writeHead(302, { location: 'http://127.0.0.1:1/', 'set-cookie': 'a=b' }).end()
  })
  const { read } = openScene()
  for (const path of ['/1', '/2']) {
    const answer = await read(`http://127.0.0.1:${port}${path}`)
    expect(answer).toMatchObject({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })
  }
  expect(cookies).toEqual([undefined, undefined])
})

test('what comes packed is unpacked, and what says so and is empty does no harm', async () => {
  const port = await plainHost(({ url, headers }, response) => {
    const packed = { 'content-encoding': 'gzip' }
    if (url === '/304') response.writeHead(304, packed).end()
    else response.writeHead(200, packed).end(gzipSync(`x${headers['accept-encoding']}`))
  })
  const { read } = openScene()
  const answer = await read(`http://127.0.0.1:${port}/`)
  expect(answer.text).toBe('xgzip')
  expect(answer.headers).not.toHaveProperty('content-encoding')
  expect(await read(`http://127.0.0.1:${port}/304`)).toMatchObject({ status: 304, text: '' })
})

test('a body that breaks off, or is packed badly, is told', async () => {
  const port = await plainHost(({ url }, response) => {
    if (url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end('nonsense')
    else {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setTimeout(() => response.destroy(), 20)
    }
  })
  const { read } = openScene()
  for (const path of ['packed', 'half']) {
    await expect(read(`http://127.0.0.1:${port}/${path}`)).rejects.toMatchObject({
      trouble: 'unreachable',
      message: `127.0.0.1:${port} broke the connection off.`,
    })
  }
})

test('a body that nobody wants to the end lets its connection go', async () => {
  let closed = 0
  const port = await plainHost((request, response) => {
    response.on('close', () => {
      closed += 1
    })
    const more = setInterval(() => response.write('x'.repeat(10_000)), 1)
    response.on('close', () => clearInterval(more))
    request.resume()
  })
  const { body } = await openScene().send(`http://127.0.0.1:${port}/`)
  for await (const _ of body) break
  await expect.poll(() => closed).toBe(1)
})

test('who stops waiting is let go', async () => {
  const port = await plainHost(() => {})
  const away = new AbortController()
  const asked = openScene().send(`http://127.0.0.1:${port}/`, { signal: away.signal })
  setTimeout(() => away.abort(new Error('enough')), 50)
  await expect(asked).rejects.toThrow('enough')
})

test.each([
  ['https://169.254.169.254/', 'addressRefused'],
  ['https://[::ffff:a9fe:a9fe]/', 'addressRefused'],
  ['https://10.1.2.3/', 'addressRefused'],
  ['https://metadata.google.internal/', 'addressRefused'],
  ['https://nobody.invalid/', 'unreachable'],
  ['http://127.0.0.1:1/', 'unreachable'],
] as const)('%s is %s', async (url, trouble) => {
  await expect(openScene().send(url)).rejects.toMatchObject({ trouble, fix: expect.any(String) })
})

test('a host that hangs up, or speaks no TLS, is told in words', async () => {
  const port = await plainHost((_, response) => response.destroy())
  const { send } = openScene()
  await expect(send(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
    trouble: 'unreachable',
    message: `127.0.0.1:${port} broke the connection off.`,
  })
  await expect(send(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({ trouble: 'untrusted' })
})

test('nothing is asked any more once it is closed', async () => {
  const port = await plainHost((_, response) => response.end('x'))
  const { read, close } = openScene()
  await read(`http://127.0.0.1:${port}/`)
  await close()
  await expect(read(`http://127.0.0.1:${port}/`)).rejects.toThrow()
})
