/** Something the user has to put right; its message says how. */
export class Trouble extends Error {}

/**
 * Speaks to whoever watches; scripts that read standard output never see it.
 * @param {string} sentence
 */
export function say(sentence) {
  process.stderr.write(`signalbox: ${sentence}\n`)
}
