import { OutwardError } from '../../sync/outward.ts'

const ownTroubles = new Set(['missing', 'forbidden', 'tooLarge', 'notUnderstood'])

/**
 * Asks for one thing beside a list that was read; `undefined` where it alone cannot be had, and
 * `failing` where the host failed at it, so that it never holds up the rest.
 */
export async function passOver<T>(ask: () => Promise<T>): Promise<T | undefined | 'failing'> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof OutwardError)) throw error
    if (error.trouble === 'failing') return 'failing'
    if (ownTroubles.has(error.trouble)) return undefined
    throw error
  }
}
