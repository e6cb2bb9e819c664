import { expect, test } from 'vitest'
import { courseOf, EXTERNAL_HOSTS } from '../../electron/desktop/navigation.ts'
import { isOwnPage } from '../../electron/desktop/own-page.ts'

const allowed = ['docs.example.test']

const courses: readonly [string, ReturnType<typeof courseOf>][] = [
  ['signalbox-app://app/', 'stay'],
  ['signalbox-app://app/#/releases', 'stay'],
  ['signalbox-app://app/index.html?x=1#/a', 'stay'],
  ['https://docs.example.test', 'outside'],
  ['https://docs.example.test/', 'outside'],
  ['https://docs.example.test/page?a=b#c', 'outside'],
  ['https://docs.example.test:443/page', 'outside'],
  ['https://docs.example.test/%20', 'outside'],
  ['', 'refuse'],
  ['about:blank', 'refuse'],
  ['about:srcdoc', 'refuse'],
  ['http://docs.example.test/', 'refuse'],
  ['https://docs.example.test:8443/', 'refuse'],
  ['https://docs.example.test./', 'refuse'],
  ['https://docs.example.test.evil.test/', 'refuse'],
  ['https://evil.test/docs.example.test', 'refuse'],
  ['https://evil.test/?https://docs.example.test/', 'refuse'],
  ['https://evil.test#docs.example.test', 'refuse'],
  ['https://docs.example.test@evil.test/', 'refuse'],
  ['https://user@docs.example.test/', 'refuse'],
  ['https://user:word@docs.example.test/', 'refuse'],
  ['https://:word@docs.example.test/', 'refuse'],
  ['https://xdocs.example.test/', 'refuse'],
  ['https://x.docs.example.test/', 'refuse'],
  ['https://docs-example.test/', 'refuse'],
  ['https://dосs.example.test/', 'refuse'],
  ['https://xn--ds-nlca.example.test/', 'refuse'],
  ['https://docs.example.test\\@evil.test/', 'refuse'],
  ['https:\\\\docs.example.test\\', 'refuse'],
  ['https://docs.example.test\t/', 'refuse'],
  ['https://docs.example.test/\n', 'refuse'],
  ['https://docs.example.test/\r\nx: y', 'refuse'],
  ['https://docs.example.test/\0', 'refuse'],
  ['https://docs.example.test/\u202etxt', 'refuse'],
  [' https://docs.example.test/', 'refuse'],
  ['https://docs.example.test/ --flag', 'refuse'],
  ['HTTPS://docs.example.test/', 'refuse'],
  ['https:docs.example.test/', 'refuse'],
  ['https:/docs.example.test/', 'refuse'],
  ['https:///docs.example.test/', 'outside'],
  ['//docs.example.test/', 'refuse'],
  ['docs.example.test', 'refuse'],
  ['https://', 'refuse'],
  ['https://%', 'refuse'],
  ['https://[::1]/', 'refuse'],
  ['https://127.0.0.1/', 'refuse'],
  ['https://2130706433/', 'refuse'],
  [`https://docs.example.test/${'a'.repeat(3000)}`, 'refuse'],
  ['javascript:alert(1)', 'refuse'],
  ['JaVaScRiPt:alert(1)', 'refuse'],
  ['java\nscript:alert(1)', 'refuse'],
  ['vbscript:msgbox(1)', 'refuse'],
  ['data:text/html,<script>alert(1)</script>', 'refuse'],
  ['blob:signalbox-app://app/01931a2b', 'refuse'],
  ['filesystem:signalbox-app://app/temporary/x', 'refuse'],
  ['file:///etc/passwd', 'refuse'],
  ['file://server/share/program.exe', 'refuse'],
  ['\\\\server\\share\\program.exe', 'refuse'],
  ['C:\\Windows\\System32\\calc.exe', 'refuse'],
  ['smb://server/share', 'refuse'],
  ['ms-msdt:/id', 'refuse'],
  ['search-ms:query=x', 'refuse'],
  ['vscode://file/etc/passwd', 'refuse'],
  ['mailto:kim@example.test', 'refuse'],
  ['tel:112', 'refuse'],
  ['ftp://docs.example.test/', 'refuse'],
  ['ws://docs.example.test/', 'refuse'],
  ['wss://docs.example.test/', 'refuse'],
  ['chrome://gpu', 'refuse'],
  ['devtools://devtools/bundled/inspector.html', 'refuse'],
  ['chrome-extension://abcdef/page.html', 'refuse'],
  ['view-source:https://docs.example.test/', 'refuse'],
  ['signalbox://release/x', 'refuse'],
  ['signalbox-app://evil/', 'refuse'],
  ['signalbox-app://app.evil.test/', 'refuse'],
  ['signalbox-app://app:80/', 'refuse'],
  ['signalbox-app://app@evil.test/', 'refuse'],
  ['signalbox-app://user@app/', 'refuse'],
  ['signalbox-app:app/', 'refuse'],
  ['signalbox-app:///app/', 'refuse'],
  ['signalbox-apps://app/', 'refuse'],
]

test('the table is long and names each address once', () => {
  expect(new Set(courses.map(([address]) => address)).size).toBe(courses.length)
  expect(courses.length).toBeGreaterThanOrEqual(40)
})

test.each(courses)('%j: %s', (address, course) => {
  expect(courseOf(address, allowed)).toBe(course)
  expect(isOwnPage(address)).toBe(course === 'stay')
})

test('as long as no feature needs one, no address at all leads outside', () => {
  expect(EXTERNAL_HOSTS).toEqual([])
  expect(courses.map(([address]) => courseOf(address))).not.toContain('outside')
})
