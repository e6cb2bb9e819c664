import { expect, test } from 'vitest'
import { webLink } from '#shared/domain/observations/web-link.ts'

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://a.test/1',
  '//evil.test',
  '/path',
  'ssh://host',
  'https://user:word@github.com/',
  'https://github.com@evil.test/',
  'not an address',
  '',
])('%j is no link', (address) => {
  expect(webLink(address)).toBeUndefined()
})

test('an address of the web is one, with the host that is really asked', () => {
  expect(webLink('https://github.com/parcel/labels')).toEqual({
    href: 'https://github.com/parcel/labels',
    host: 'github.com',
  })
  expect(webLink('http://ci.example.test:8080/x')?.host).toBe('ci.example.test:8080')
  expect(webLink('https://gіthub.com/')?.host).toMatch(/^xn--/)
  expect(webLink(null)).toBeUndefined()
})
