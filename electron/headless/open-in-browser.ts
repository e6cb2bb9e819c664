import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { privateFolder } from '#core/rpc/socket-path.ts'
import { CODE_MS } from './start-codes.ts'

const PAGE_MS = CODE_MS + 10_000

/**
 * Opens a link where there is a screen and a browser; says in a sentence what came of it. Every
 * account may read the arguments of a process, so the opener hears of a page that leads to the link
 * and that only this account may read.
 */
export async function openInBrowser(link: string): Promise<string> {
  const { env, platform } = process
  const screen = platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']
  if (!screen) return 'No browser was opened: there is no display here. Open the link yourself.'
  const page = leadTo(link)
  const [command, ...args] = opener(platform)
  const child = spawn(command!, [...args, page.path], { stdio: 'ignore', detached: true })
  const failed = once(child, 'error').then(() => true)
  const spawned = once(child, 'spawn').then(() => false)
  if (await Promise.race([failed, spawned])) {
    page.remove()
    return 'No browser was opened: none was found. Open the link yourself.'
  }
  child.unref()
  return 'Your browser has been asked to open it; if it shows nothing, open the link yourself.'
}

/** A page that leads on to a link, there for as long as the link is good. */
function leadTo(link: string) {
  const path = join(privateFolder(), `open-${randomBytes(8).toString('hex')}.html`)
  writeFileSync(path, pageTo(link), { mode: 0o600, flag: 'wx' })
  const remove = () => rmSync(path, { force: true })
  const timer = setTimeout(remove, PAGE_MS)
  timer.unref()
  process.once('exit', remove)
  return { path, remove }
}

function pageTo(link: string): string {
  const quoted = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${quoted}">
<title>Signalbox</title>
<a href="${quoted}">Open Signalbox</a>
`
}

function opener(platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return ['open']
  return platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open']
}
