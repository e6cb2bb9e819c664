import fc from 'fast-check'
import { type Points, pointsOf } from '#shared/domain/metrics/points.ts'

export const MINUTE = 60_000

/** Finite, of any size, and often the same one again. */
export const someValue = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

export const someTold = fc.array(fc.tuple(fc.nat(5000), someValue), { maxLength: 120 })

export const somePoints: fc.Arbitrary<Points> = someTold.map(pointsOf)

export const listed = ({ at, value }: Points) =>
  Array.from(at, (moment, place) => [moment, value[place]!] as const)
