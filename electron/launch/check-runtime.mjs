// No imports and old syntax only: a Node that is too old has to get as far as saying so.

const OLDEST = 20

/**
 * Says in one sentence why this Node cannot even install the rest.
 * @param {string} version as in `process.version`
 * @returns {string | undefined}
 */
export function runtimeTrouble(version) {
  if (Number(version.replace(/^v/, '').split('.')[0]) >= OLDEST) return undefined
  return (
    'This is Node ' +
    version +
    ', which is too old: install Node 24 from https://nodejs.org (any from ' +
    OLDEST +
    ' will do, it then fetches its own) and run the same command again.'
  )
}
