import { setImmediate } from 'node:timers/promises'

/** Lets whoever waits come first: what is read here may be long. */
export const giveWay = (): Promise<void> => setImmediate()
