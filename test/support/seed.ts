import fc from 'fast-check'

/**
 * Laws are tried on the same cases each time, so that a run says something about the change and
 * not about its luck. `SEED=` (any whole number, or `random`) tries others.
 */
const said = process.env['SEED']

fc.configureGlobal({
  seed: said === 'random' ? Date.now() | 0 : Number(said ?? 20_261_120),
})
