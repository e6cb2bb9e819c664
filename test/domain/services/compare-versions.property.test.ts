import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareVersions, faultOfVersion } from '#shared/domain/services/compare-versions.ts'
import type { VersionScheme } from '#shared/vocabulary/service.ts'

const pad = (count: number) => String(count).padStart(2, '0')
const separator = fc.constantFrom('.', '-')
const small = (max: number) => fc.integer({ min: 1, max })
const counter = fc.option(fc.nat(120), { nil: undefined })

/** Few years, months and days, so that equal and nearly equal versions are common. */
const parted = fc
  .record({
    year: fc.constantFrom('2025', '2026', '25', '26'),
    month: fc.oneof(small(12).map(String), small(12).map(pad)),
    day: fc.option(fc.oneof(small(28).map(String), small(28).map(pad)), { nil: undefined }),
    counter,
    separator,
  })
  .map(({ separator: between, ...fields }) =>
    Object.values(fields)
      .filter((field) => field !== undefined)
      .join(between),
  )
const compact = fc
  .record({ year: fc.constantFrom(2025, 2026), month: small(12), day: small(28), counter })
  .map(({ year, month, day, counter: after }) =>
    [`${year}${pad(month)}${pad(day)}`, after].filter((field) => field !== undefined).join('.'),
  )
const date = fc.oneof(parted, compact)

const identifier = fc.oneof(fc.nat(3).map(String), fc.constantFrom('alpha', 'rc', 'a-1'))
const semantic = fc
  .tuple(
    fc.tuple(fc.nat(2), fc.nat(2), fc.nat(12)).map((numbers) => numbers.join('.')),
    fc.array(identifier, { maxLength: 3 }).map((parts) => parts.join('.')),
    fc.constantFrom('', '+build.7'),
  )
  .map(([core, pre, build]) => `${core}${pre && `-${pre}`}${build}`)

const signs = { newer: 1, same: 0, older: -1, cannotTell: Number.NaN }

describe.each([
  ['date', date],
  ['semantic', semantic],
] as [VersionScheme, fc.Arbitrary<string>][])('the %s scheme orders totally', (scheme, version) => {
  const order = (a: string, b: string) => signs[compareVersions(scheme, { a, b }).outcome]

  test('any two well-formed versions can be compared, either way round', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(faultOfVersion(scheme, a)).toBeUndefined()
        expect(order(a, b)).toBe(order(b, a) === 0 ? 0 : -order(b, a))
      }),
    )
  })

  test('a version is the same as itself', () => {
    fc.assert(
      fc.property(version, (a) => {
        expect(order(a, a)).toBe(0)
      }),
    )
  })

  test('what is not older than the next is not older than the one after', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        fc.pre(order(a, b) >= 0 && order(b, c) >= 0)
        expect(order(a, c)).toBeGreaterThanOrEqual(0)
        if (order(a, b) > 0 || order(b, c) > 0) expect(order(a, c)).toBe(1)
      }),
    )
  })
})

test('days of the calendar are in the order of their dates, however they are written', () => {
  const day = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  const write = fc.constantFrom(
    (at: Date) => at.toISOString().slice(0, 10),
    (at: Date) => at.toISOString().slice(0, 10).replaceAll('-', ''),
    (at: Date) => `${at.getUTCFullYear()}.${at.getUTCMonth() + 1}.${at.getUTCDate()}`,
  )
  fc.assert(
    fc.property(day, day, write, write, (x, y, writeX, writeY) => {
      const [a, b] = [x, y].map((at) => Math.floor(at.getTime() / 86_400_000)) as [number, number]
      const { outcome } = compareVersions('date', { a: writeX(x), b: writeY(y) })
      expect(signs[outcome]).toBe(Math.sign(a - b))
    }),
  )
})

test('whatever is not a version gets a reason and never a verdict', () => {
  fc.assert(
    fc.property(fc.string(), date, (noise, b) => {
      fc.pre(!/^\d+(?:[.-]\d+)*$/.test(noise))
      expect(compareVersions('date', { a: noise, b }).outcome).toBe('cannotTell')
    }),
  )
})
