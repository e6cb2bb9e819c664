import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { onlyOne } from './only-one.mjs'
import { runTool } from './run-tool.mjs'
import { say, Trouble } from './say.mjs'
import { isFresh, PARTS, stampFile } from './source-stamp.mjs'

/**
 * Leaves a whole build of the sources as they stand in `dist`. It is made aside and put in place
 * when it is complete; the stamp goes last, so that half a build never counts as fresh.
 * @param {string} root
 * @param {string} node
 */
export async function ensureBuild(root, node) {
  const dist = join(root, 'dist')
  if (isFresh(root, dist)) return
  await onlyOne(join(dist, '.preparing'), async () => {
    if (isFresh(root, dist)) return
    const started = Date.now()
    say('Building what has changed.')
    await build({ root, node, out: join(dist, '.next') })
    putInPlace(dist)
    say(`Built (${((Date.now() - started) / 1000).toFixed(1)} s).`)
  })
}

/** @param {{ root: string, node: string, out: string }} where */
async function build({ root, node, out }) {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const status = await runTool({
    command: node,
    args: [vite, 'build', '--app', '--logLevel', 'warn'],
    cwd: root,
    env: { ...process.env, SIGNALBOX_OUT: out },
  })
  if (status !== 0) {
    throw new Trouble(
      'The build failed; what it printed above says where. "npm run types" may tell more.',
    )
  }
}

/** @param {string} dist */
function putInPlace(dist) {
  const next = join(dist, '.next')
  const old = join(dist, '.old')
  rmSync(stampFile(dist), { force: true })
  rmSync(old, { recursive: true, force: true })
  mkdirSync(old)
  for (const part of PARTS) {
    if (existsSync(join(dist, part))) renameSync(join(dist, part), join(old, part))
    renameSync(join(next, part), join(dist, part))
  }
  renameSync(stampFile(next), stampFile(dist))
  rmSync(old, { recursive: true, force: true })
  rmSync(next, { recursive: true, force: true })
}
