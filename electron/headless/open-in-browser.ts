import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Opens a link where there is a screen and a browser; says in a sentence what came of it. */
export async function openInBrowser(url: string): Promise<string> {
  const { env, platform } = process
  const screen = platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']
  if (!screen) return 'No browser was opened: there is no display here. Open the link yourself.'
  const [command, ...args] = opener(platform)
  const child = spawn(command!, [...args, url], { stdio: 'ignore', detached: true })
  const failed = once(child, 'error').then(() => true)
  const spawned = once(child, 'spawn').then(() => false)
  if (await Promise.race([failed, spawned])) {
    return 'No browser was opened: none was found. Open the link yourself.'
  }
  child.unref()
  return 'The link has been handed to your browser.'
}

function opener(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return ['open']
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open']
}
