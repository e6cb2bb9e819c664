const DAY_MS = 24 * 60 * 60 * 1000

/**
 * @typedef {object} Facts
 * @property {'desktop' | 'headless' | undefined} asked
 * @property {boolean} display
 * @property {boolean} asRoot Electron's sandbox does not run for root on Linux
 * @property {boolean} electronPresent
 * @property {number | undefined} fetchFailedAt epoch milliseconds
 * @property {number} now
 */

/**
 * Which host to start and why. `fetch` says that Electron's binary should be fetched first: where
 * that succeeds it is the desktop, else headless.
 * @param {Facts} facts
 * @returns {{ host: 'desktop' | 'headless' | 'fetch', because: string }}
 */
export function chooseHost({ asked, display, asRoot, electronPresent, fetchFailedAt, now }) {
  if (asked === 'headless') return headless('that was asked for')
  if (asked !== 'desktop') {
    if (!display) return headless('there is no display')
    if (asRoot) return headless('Electron does not open windows for root with its sandbox on')
  }
  if (electronPresent) {
    return {
      host: 'desktop',
      because: asked ? 'that was asked for' : 'Electron and a display are here',
    }
  }
  if (asked !== 'desktop' && fetchFailedAt !== undefined && now - fetchFailedAt < DAY_MS) {
    return headless(
      'Electron could not be fetched within the last day (--desktop tries again at once)',
    )
  }
  return { host: 'fetch', because: 'Electron is not here yet' }
}

/** @param {string} because */
const headless = (because) => ({ host: /** @type {const} */ ('headless'), because })

/**
 * Whether a window would be seen: not over SSH, unless its display is forwarded.
 * @param {{ platform: string, env: Record<string, string | undefined> }} machine
 */
export function hasDisplay({ platform, env }) {
  if (platform === 'linux' || platform === 'freebsd' || platform === 'openbsd') {
    return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
  }
  return !(env['SSH_CONNECTION'] || env['SSH_TTY'])
}
