import { installPackages, mayInstall } from './apt-get.mjs'
import { onPath, starts } from './find-program.mjs'

/** @typedef {'prometheus' | 'promtool' | 'alertmanager' | 'radicale'} Program */
/** @typedef {{ names: readonly string[], packaged: string }} Known */

/** The servers that tests run for real, with their tools: what each is called, and in which package of Debian it comes. */
const KNOWN = /** @type {const} @satisfies {Record<Program, Known>} */ ({
  prometheus: { names: ['prometheus'], packaged: 'prometheus' },
  promtool: { names: ['promtool'], packaged: 'prometheus' },
  alertmanager: {
    names: ['prometheus-alertmanager', 'alertmanager'],
    packaged: 'prometheus-alertmanager',
  },
  radicale: { names: ['radicale'], packaged: 'radicale' },
})
/** @type {readonly Program[]} */
const PROGRAMS = ['prometheus', 'promtool', 'alertmanager', 'radicale']

/** The variable that names a program which lies elsewhere. */
const variableOf = (/** @type {Program} */ program) => `SIGNALBOX_${program.toUpperCase()}`

/**
 * Where a program lies that starts; `undefined` where there is none.
 * @param {Program} program @param {NodeJS.ProcessEnv} [env]
 */
export function findServer(program, env = process.env) {
  const named = env[variableOf(program)]
  const candidates = onPath(KNOWN[program].names, env)
  return [...(named === undefined ? [] : [named]), ...candidates].find(starts)
}

/**
 * Why a program cannot be run here, and what would help.
 * @param {Program} program
 */
export const whyNoServer = (program) =>
  `no ${program} that starts was found: install it (Debian’s package ${KNOWN[program].packaged}), or name it in ${variableOf(program)}`

/**
 * Installs the servers that are missing, where that may be done; answers why what is still missing is.
 * @param {string} root
 * @returns {Promise<readonly string[]>}
 */
export async function ensureServers(root) {
  const missing = PROGRAMS.filter((program) => !findServer(program))
  if (missing.length === 0) return []
  if (mayInstall()) {
    const packages = [...new Set(missing.map((program) => KNOWN[program].packaged))]
    console.log(
      `${missing.join(', ')} not found: installing (apt-get install ${packages.join(' ')}).`,
    )
    if (!(await installPackages(packages, root))) console.log('That could not be installed.')
  } else console.log('Nothing is installed here: only root may, where there is apt-get.')
  return missing.filter((program) => !findServer(program)).map(whyNoServer)
}
