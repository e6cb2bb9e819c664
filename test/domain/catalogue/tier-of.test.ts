import { expect, test } from 'vitest'
import { tierOf } from '#shared/domain/catalogue/tier-of.ts'

const none = { labels: {}, annotations: {}, tags: [] }
const words = ['tier', 'criticality']

test.each([
  [{ labels: { tier: '1' } }, '1'],
  [{ labels: { 'example.com/service-tier': ' gold ' } }, 'gold'],
  [{ annotations: { serviceTier: '2' } }, '2'],
  [{ annotations: { 'acme.io/Business-Criticality': 'high' } }, 'high'],
  [{ tags: ['java', 'tier-1'] }, '1'],
  [{ tags: ['tier1'] }, '1'],
  [{ tags: ['criticality:high'] }, 'high'],
  [{ labels: { frontier: 'west' } }, null],
  [{ tags: ['tier', 'tiered', 'multi-tier'] }, null],
  [{ labels: { tier: '  ' }, annotations: { tier: '3' } }, '3'],
  [{ labels: { criticality: 'low', tier: '1' } }, '1'],
  [{ annotations: { tier: '1' }, labels: { criticality: 'low' } }, '1'],
])('%j says %s', (said, tier) => {
  expect(tierOf({ ...none, ...said }, words)).toBe(tier)
})

test('without a word nothing is looked for', () => {
  expect(tierOf({ ...none, labels: { '': '1', tier: '1' } }, [])).toBeNull()
})
