import { Trouble } from './say.mjs'

const TAKES_A_VALUE = new Set(['--workspace', '--key-file', '--port', '--scenario', '--speed'])
/** What only the headless host knows: a window would have to pass it over in silence. */
const HEADLESS_ONLY = [
  '--memory',
  '--key-file',
  '--port',
  '--host',
  '--name',
  '--tls-cert',
  '--tls-key',
  '--scenario',
  '--speed',
]
const HOSTS = ['desktop', 'headless']

/**
 * Reads `start` and which host it asks for; `undefined` for any other command.
 * @param {{ args: readonly string[], env: Record<string, string | undefined> }} given
 * @returns {{ asked: 'desktop' | 'headless' | undefined, rest: string[] } | undefined}
 */
export function readStart({ args, env }) {
  const at = commandAt(args)
  if (args[at] !== 'start' || args.includes('--help') || args.includes('-h')) return undefined
  const named = HOSTS.filter((host) => args.includes(`--${host}`))
  if (named.length > 1) throw new Trouble('Either --desktop or --headless, not both.')
  const option = HEADLESS_ONLY.find((one) => args.some((arg) => arg.split('=')[0] === one))
  if (option !== undefined && named[0] === 'desktop') {
    throw new Trouble(`${option} is for the headless host: leave it or --desktop away.`)
  }
  const host = option === undefined ? env['SIGNALBOX_HOST'] || undefined : 'headless'
  const asked = named[0] ?? host
  if (asked !== undefined && !HOSTS.includes(asked)) {
    throw new Trouble(`SIGNALBOX_HOST is "${asked}"; it may be desktop or headless.`)
  }
  const rest = args.filter(
    (arg, index) => index !== at && !HOSTS.some((host) => arg === `--${host}`),
  )
  return { asked: /** @type {'desktop' | 'headless' | undefined} */ (asked), rest }
}

/** @param {readonly string[]} args */
function commandAt(args) {
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (TAKES_A_VALUE.has(arg)) at += 1
    else if (!arg.startsWith('-')) return at
  }
  return -1
}
