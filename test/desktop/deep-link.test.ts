import { expect, test } from 'vitest'
import { routeAmong, routeOf } from '../../electron/desktop/deep-link.ts'

const ID = '01931a2b-3c4d-7e5f-8a6b-7c8d9e0f1a2b'

test.each([
  [`signalbox://release/${ID}`, `#/releases/${ID}`],
  [`signalbox://service/${ID}`, `#/services/${ID}`],
  [`signalbox://environment/${ID}`, `#/environments/${ID}`],
  [`signalbox://person/${ID}`, `#/people/${ID}`],
])('%s leads to its place', (link, route) => {
  expect(routeOf(link)).toBe(route)
})

const hostile = [
  '',
  ' ',
  'signalbox',
  'signalbox:',
  'signalbox:/',
  'signalbox://',
  'signalbox:///',
  `signalbox:release/${ID}`,
  `signalbox:/release/${ID}`,
  `signalbox:///release/${ID}`,
  `signalbox:////release/${ID}`,
  'signalbox://release',
  'signalbox://release/',
  `signalbox://release/${ID}/`,
  `signalbox://release/${ID}/approve`,
  `signalbox://release/${ID}?approve=true`,
  `signalbox://release/${ID}?`,
  `signalbox://release/${ID}#`,
  `signalbox://release/${ID}#/people`,
  `signalbox://release/${ID};approve`,
  `signalbox://release/${ID}&approve`,
  `signalbox://release/${ID} --workspace=/tmp`,
  `signalbox://release/${ID}\n`,
  `signalbox://release/${ID}\r\nx: y`,
  `\nsignalbox://release/${ID}`,
  ` signalbox://release/${ID}`,
  `signalbox://release/${ID} `,
  `signalbox://release/${ID}\0`,
  `signalbox://release/${ID}\u202e`,
  `signalbox://release/\u200b${ID}`,
  `signalbox://release//${ID}`,
  `signalbox://release/./${ID}`,
  `signalbox://release/../release/${ID}`,
  `signalbox://release/%2e%2e/${ID}`,
  `signalbox://release/..%2f${ID}`,
  `signalbox://release\\${ID}`,
  `signalbox:\\\\release\\${ID}`,
  `signalbox://release:80/${ID}`,
  `signalbox://release@evil.test/${ID}`,
  `signalbox://user@release/${ID}`,
  `signalbox://user:word@release/${ID}`,
  `signalbox://release.evil.test/${ID}`,
  `signalbox://releases/${ID}`,
  `signalbox://Release/${ID}`,
  `signalbox://RELEASE/${ID}`,
  `SIGNALBOX://release/${ID}`,
  `Signalbox://release/${ID}`,
  `signalbox://release/${ID.toUpperCase()}`,
  `signalbox://release/${ID.slice(1)}`,
  `signalbox://release/${ID}0`,
  `signalbox://release/{${ID}}`,
  `signalbox://release/${ID.replaceAll('-', '')}`,
  `signalbox://release/${ID.replace('-7', '-4')}`,
  `signalbox://release/${ID.replace('-8', '-c')}`,
  `signalbox://release/${ID.replace('0', '%30')}`,
  `signalbox://release/${ID.replace('0', '０')}`,
  `signalbox://release/${ID.replace('a', 'а')}`,
  'signalbox://release/1',
  'signalbox://release/__proto__',
  `signalbox://__proto__/${ID}`,
  `signalbox://constructor/${ID}`,
  `signalbox://approve/${ID}`,
  `signalbox://call/releases.cancel`,
  'signalbox://release/<script>alert(1)</script>',
  "signalbox://release/' OR 1=1 --",
  `signalbox-app://release/${ID}`,
  `signalbox-app://app/#/releases/${ID}`,
  `xsignalbox://release/${ID}`,
  `http://release/${ID}`,
  `https://signalbox/release/${ID}`,
  `file:///release/${ID}`,
  `javascript:signalbox://release/${ID}`,
  `data:text/html,signalbox://release/${ID}`,
  `view-source:signalbox://release/${ID}`,
  `--signalbox://release/${ID}`,
  `signalbox://release/${ID}`.repeat(2),
  `signalbox://release/${'a'.repeat(100_000)}`,
]

test('hostile links are many and all different', () => {
  expect(new Set(hostile).size).toBe(hostile.length)
  expect(hostile.length).toBeGreaterThanOrEqual(60)
})

test.each(hostile)('%j leads nowhere', (link) => {
  expect(routeOf(link)).toBeUndefined()
})

test('among the words of a command line the first link of ours counts', () => {
  const words = ['signalbox', '--flag', 'https://example.test', `signalbox://person/${ID}`]
  expect(routeAmong([...words, `signalbox://release/${ID}`])).toBe(`#/people/${ID}`)
  expect(routeAmong(words.slice(0, 3))).toBeUndefined()
})
