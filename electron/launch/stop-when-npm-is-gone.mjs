const LOOK_MS = 500

/**
 * npm hands a signal to the shell that runs a script, which hands it on to nobody: whoever stops
 * `npm start` means us as well. A process that npm did not start is left to itself, since its
 * parent may end for good reasons.
 * @param {{ env: NodeJS.ProcessEnv, ppid: number, pid: number }} running
 */
export function stopWhenNpmIsGone(running = process) {
  if (running.env['npm_command'] === undefined) return
  const parent = running.ppid
  const looking = setInterval(() => {
    if (running.ppid === parent) return
    clearInterval(looking)
    process.kill(running.pid, 'SIGTERM')
  }, LOOK_MS)
  looking.unref()
}
