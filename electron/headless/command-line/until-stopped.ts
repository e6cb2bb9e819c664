/** Whoever started us with a channel means us to end with them. */
export const untilStopped = () =>
  new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
    process.once('SIGHUP', () => resolve())
    process.once('disconnect', () => resolve())
    if (process.connected === false) resolve()
  })
