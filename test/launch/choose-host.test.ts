import { expect, test } from 'vitest'
import { chooseHost, hasDisplay } from '../../electron/launch/choose-host.mjs'

const HOUR = 60 * 60 * 1000
const NOW = 1_000 * HOUR
const ready = {
  asked: undefined,
  display: true,
  asRoot: false,
  electronPresent: true,
  fetchFailedAt: undefined,
  now: NOW,
} as const

test.each([
  ['Electron and a display', {}, 'desktop', /Electron and a display are here/],
  ['no display', { display: false }, 'headless', /no display/],
  ['root on Linux', { asRoot: true }, 'headless', /root/],
  ['no display and no Electron', { display: false, electronPresent: false }, 'headless', /display/],
  ['no Electron yet', { electronPresent: false }, 'fetch', /not here yet/],
  [
    'a fetch that failed an hour ago',
    { electronPresent: false, fetchFailedAt: NOW - HOUR },
    'headless',
    /last day/,
  ],
  [
    'a fetch that failed a day ago',
    { electronPresent: false, fetchFailedAt: NOW - 24 * HOUR },
    'fetch',
    /not here yet/,
  ],
  ['Electron that came after a failed fetch', { fetchFailedAt: NOW - HOUR }, 'desktop', /are here/],
  ['headless asked for', { asked: 'headless' }, 'headless', /asked for/],
  [
    'headless asked for without a display',
    { asked: 'headless', display: false },
    'headless',
    /asked/,
  ],
  [
    'the desktop asked for without a display',
    { asked: 'desktop', display: false },
    'desktop',
    /asked/,
  ],
  ['the desktop asked for as root', { asked: 'desktop', asRoot: true }, 'desktop', /asked/],
  [
    'the desktop asked for soon after a failed fetch',
    { asked: 'desktop', electronPresent: false, fetchFailedAt: NOW - HOUR },
    'fetch',
    /not here yet/,
  ],
] as const)('%s', (_, facts, host, because) => {
  const chosen = chooseHost({ ...ready, ...facts })
  expect(chosen.host).toBe(host)
  expect(chosen.because).toMatch(because)
})

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { SSH_CONNECTION: '10.0.0.1' }, false],
  ['linux', { SSH_CONNECTION: '10.0.0.1', DISPLAY: 'localhost:10.0' }, true],
  ['darwin', {}, true],
  ['darwin', { SSH_CONNECTION: '10.0.0.1' }, false],
  ['win32', {}, true],
  ['win32', { SSH_TTY: 'tty' }, false],
])('a display on %s with %o: %s', (platform, env, expected) => {
  expect(hasDisplay({ platform, env })).toBe(expected)
})
