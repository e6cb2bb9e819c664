import { expect, test } from 'vitest'
import { isLoopback, judgeAddress, judgeHost } from '#shared/domain/sync/address-policy.ts'

const judge = (address: string, over: { plainHttpTo?: string; privateNetwork?: boolean } = {}) =>
  judgeAddress(new URL(address), { plainHttpTo: null, privateNetwork: false, ...over })

test.each([
  'https://api.github.com',
  'https://8.8.8.8',
  'https://[2606:4700::1111]',
  'https://172.32.0.1',
  'https://100.128.0.1',
  'https://127.0.0.1:8443',
  'https://localhost',
  'http://localhost:8080',
  'http://localhost.:8080',
  'http://127.8.9.10',
  'http://2130706433',
  'http://[::1]:9090',
  'http://[::ffff:127.0.0.1]',
])('%s may be asked', (address) => {
  expect(judge(address)).toBeUndefined()
})

test.each([
  'http://git.example',
  'http://8.8.8.8',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example',
  'ftp://git.example',
  'file:///etc/passwd',
  'https://user@git.example',
  'https://:secret@git.example',
])('%s may not, whatever network is allowed', (address) => {
  expect(judge(address, { privateNetwork: true })?.fix).toBeTruthy()
})

test('plain HTTP is allowed to a host by its name, and to that host only', () => {
  expect(judge('http://git.example', { plainHttpTo: 'GIT.example' })).toBeUndefined()
  expect(judge('http://git.example:8080', { plainHttpTo: 'git.example' })).toBeUndefined()
  expect(judge('http://git.example:8080', { plainHttpTo: 'git.example:8080' })).toBeUndefined()
  expect(judge('http://git.example:81', { plainHttpTo: 'git.example:8080' })).toBeDefined()
  expect(judge('http://a.git.example', { plainHttpTo: 'git.example' })).toBeDefined()
})

test.each([
  '169.254.169.254',
  '169.254.0.1',
  '0.0.0.0',
  '0.1.2.3',
  '224.0.0.1',
  '255.255.255.255',
  '100.100.100.200',
  '168.63.129.16',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'febf::1',
  'ff02::1',
  'fd00:ec2::254',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '::ffff:0:a9fe:a9fe',
  '::169.254.169.254',
  '64:ff9b::169.254.169.254',
  '2002:a9fe:a9fe::1',
  '[::ffff:a9fe:a9fe]',
  'metadata.google.internal',
  'METADATA.google.internal.',
  'instance-data',
])('%s is never asked', (host) => {
  expect(judgeHost(host, { privateNetwork: true })).toBeDefined()
})

test.each([
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '100.127.255.255',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:10.0.0.1',
  '64:ff9b::10.0.0.1',
])('%s is asked only where the private network is allowed', (host) => {
  expect(judgeHost(host, { privateNetwork: false })).toBeDefined()
  expect(judgeHost(host, { privateNetwork: true })).toBeUndefined()
})

test.each(['0xa9fea9fe', '2852039166', '0251.0376.0251.0376', '169.254.43518'])(
  '%s is seen through',
  (host) => {
    expect(judge(`https://${host}`, { privateNetwork: true })).toBeDefined()
  },
)

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['localhost', true],
  ['github.rehearsal.localhost', true],
  ['Any.LOCALHOST.', true],
  ['notlocalhost', false],
  ['128.0.0.1', false],
  ['::2', false],
  ['localhost.example', false],
])('%s is this machine: %s', (host, own) => {
  expect(isLoopback(host)).toBe(own)
})
