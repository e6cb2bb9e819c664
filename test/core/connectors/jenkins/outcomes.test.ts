import { describe, expect, it } from 'vitest'
import { originalOf, outcomeOf } from '#core/connectors/jenkins/outcomes.ts'
import statuses from './build-statuses.json' with { type: 'json' }

describe('how a build came out', () => {
  it.each(statuses)('$number: $result, building $building', ({ result, building, ended }) => {
    const expected = {
      SUCCESS: 'succeeded',
      ABORTED: 'cancelled',
      UNSTABLE: 'unstable',
    }[result]
    expect(outcomeOf({ result, building })).toBe(ended ? (expected ?? 'unknown') : 'running')
  })

  it.each([
    ['SUCCESS', 'succeeded'],
    ['UNSTABLE', 'unstable'],
    ['FAILURE', 'failed'],
    ['NOT_BUILT', 'skipped'],
    ['ABORTED', 'cancelled'],
    ['success', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('%s', (result, outcome) => {
    expect(outcomeOf({ result, building: false })).toBe(outcome)
    expect(outcomeOf({ result, building: true })).toBe('running')
    expect(outcomeOf({ result, building: false, inProgress: true })).toBe('running')
  })

  it('keeps the words of Jenkins', () => {
    expect(originalOf({ result: 'FAILURE', building: true })).toBe('building/FAILURE')
    expect(originalOf({ result: 'ABORTED' })).toBe('ABORTED')
    expect(originalOf({})).toBe('no result')
  })
})
