import { existsSync } from 'node:fs'
import { runTool } from './tool.mjs'

/** Whether packages of Debian may be installed here. */
export const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version')

const QUIETLY = {
  DEBIAN_FRONTEND: 'noninteractive',
  // What a package would start as a service of this machine stays down, whoever keeps services here.
  SYSTEMD_OFFLINE: '1',
  RUNLEVEL: '1',
}
/** Somebody else may be installing something right now. */
const PATIENTLY = ['-o', 'DPkg::Lock::Timeout=120']

/**
 * Installs packages of Debian, and shows what is done; `false` where that failed.
 * @param {readonly string[]} packages @param {string} root
 */
export async function installPackages(packages, root) {
  const env = { ...process.env, ...QUIETLY }
  /** @param {readonly string[]} args */
  const aptGet = (args) => runTool({ command: 'apt-get', args, cwd: root, env, output: 'show' })
  await aptGet(['update'])
  const install = ['install', '-y', '--no-install-recommends', ...PATIENTLY, ...packages]
  return (await aptGet(install)).status === 0
}
