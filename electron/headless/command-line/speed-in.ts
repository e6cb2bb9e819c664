import { Misunderstood, type Options } from './arguments.ts'

const FASTEST = 10_000

/** `undefined` where nobody says how fast it goes. */
export function speedIn({ speed }: Pick<Options, 'speed'>): number | undefined {
  if (speed === undefined) return undefined
  const said = Number(speed)
  if (said > 0 && said <= FASTEST) return said
  throw new Misunderstood(`${speed} is no speed: name a number above 0, up to ${FASTEST}.`)
}
