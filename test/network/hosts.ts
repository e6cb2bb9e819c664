import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { onTestFinished } from 'vitest'

/** Fixed ones that are valid for a hundred years; their authorities have thrown their keys away. */
export const pem = (name: string): string =>
  readFileSync(new URL(`./certificates/${name}.pem`, import.meta.url), 'utf8')

type Tls = { readonly as?: string; readonly wants?: 'clientCertificate' }

/** An encrypted host on this machine; answers its port. */
export async function tlsHost(answer: RequestListener, { as = 'server', wants }: Tls = {}) {
  const key = pem(as === 'expired' ? 'server-key' : `${as}-key`)
  const asks = wants ? { requestCert: true, ca: pem('authority') } : {}
  return await listening(createTlsServer({ key, cert: pem(as), ...asks }, answer))
}

export const plainHost = (answer: RequestListener): Promise<number> =>
  listening(createServer(answer))

/** A proxy that asks for `user:pass word` and leads every name to one port of this machine. */
export async function proxyHost(leadsTo: number) {
  const asked: string[] = []
  const proof = `Basic ${Buffer.from('user:pass word').toString('base64')}`
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const allowed = request.headers['proxy-authorization'] === proof
    response.writeHead(allowed ? 200 : 407).end('forwarded')
  })
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`)
    if (request.headers['proxy-authorization'] !== proof) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    const onward = connect(leadsTo, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    for (const end of [socket, onward]) end.on('error', () => onward.destroy())
    socket.on('close', () => onward.destroy())
  })
  return { port: await listening(proxy), asked }
}

export async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // A server of TCP has an address with a port.
  return (server.address() as AddressInfo).port
}
