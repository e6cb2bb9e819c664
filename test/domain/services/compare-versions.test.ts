import { expect, test } from 'vitest'
import { compareVersions, faultOfVersion } from '#shared/domain/services/compare-versions.ts'

/** From npm/node-semver's own fixtures (ISC): the first is the greater one. */
const firstGreater = [
  ['0.0.0', '0.0.0-foo'],
  ['0.0.1', '0.0.0'],
  ['1.0.0', '0.9.9'],
  ['0.10.0', '0.9.0'],
  ['0.99.0', '0.10.0'],
  ['2.0.0', '1.2.3'],
  ['v0.0.0', '0.0.0-foo'],
  ['1.2.3', '1.2.3-asdf'],
  ['1.2.3', '1.2.3-4-foo'],
  ['1.2.3', '1.2.3-4'],
  ['1.2.3-5-foo', '1.2.3-5'],
  ['1.2.3-5', '1.2.3-4'],
  ['1.2.3-5-foo', '1.2.3-5-Foo'],
  ['3.0.0', '2.7.2+asdf'],
  ['1.2.3-a.10', '1.2.3-a.5'],
  ['1.2.3-a.b', '1.2.3-a.5'],
  ['1.2.3-a.b', '1.2.3-a'],
  ['1.2.3-a.b.c.10.d.5', '1.2.3-a.b.c.5.d.100'],
  ['1.2.3-r2', '1.2.3-r100'],
  ['1.2.3-r100', '1.2.3-R2'],
] as const

test.each(firstGreater)('semantic: %s is newer than %s', (a, b) => {
  expect(compareVersions('semantic', { a, b }).outcome).toBe('newer')
  expect(compareVersions('semantic', { a: b, b: a }).outcome).toBe('older')
})

test('semantic: build metadata does not count', () => {
  expect(compareVersions('semantic', { a: '1.2.3+a', b: '1.2.3+b' }).outcome).toBe('same')
})

test.each([
  ['2026.11.20', '2026.11.19'],
  ['2026.11.9', '2026.9.30'],
  ['2026.11.20.10', '2026.11.20.9'],
  ['20261120.2', '20261120.1'],
  ['2026.11.20.1', '20261120'],
  ['26.11', '26.4'],
  ['26.11', '2025.12.31'],
  ['2026-11-20.1', '2026-11-20'],
  ['2026.11.45', '2026.11.20'],
  ['2026.11.0', '2026.11'],
])('date: %s is newer than %s', (a, b) => {
  expect(compareVersions('date', { a, b }).outcome).toBe('newer')
  expect(compareVersions('date', { a: b, b: a }).outcome).toBe('older')
})

test.each([
  ['2026.11.20', '20261120'],
  ['2026.11.20', '2026-11-20'],
  ['26.04', '2026.4'],
  ['2024.02.29.1', '20240229-01'],
])('date: %s and %s are the same', (a, b) => {
  expect(compareVersions('date', { a, b }).outcome).toBe('same')
})

test.each([
  ['date', '1.4.0'],
  ['date', '2026'],
  ['date', '202611'],
  ['date', '261120'],
  ['date', '2026.13'],
  ['date', '2026.0.1'],
  ['date', '20260230'],
  ['date', '2026.02.30.1'],
  ['date', '2025.02.29.1'],
  ['date', '1999.12.31'],
  ['date', '2026.11.20.1.2'],
  ['date', '2026.11.20-rc1'],
  ['date', 'v2026.11.20'],
  ['date', '2026..11'],
  ['date', ''],
  ['semantic', '1.4'],
  ['semantic', '01.4.0'],
  ['semantic', 'latest'],
  ['semantic', '2026.11.020'],
] as const)('%s: nothing is guessed about %j', (scheme, version) => {
  const wellFormed = scheme === 'date' ? '2026.11.20' : '1.4.0'
  expect(faultOfVersion(scheme, version)).toContain(version)
  const first = compareVersions(scheme, { a: version, b: wellFormed })
  const second = compareVersions(scheme, { a: wellFormed, b: version })
  expect([first.outcome, second.outcome]).toEqual(['cannotTell', 'cannotTell'])
  expect(first.because).toContain(version)
})
