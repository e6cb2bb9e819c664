import { describe, expect, it } from 'vitest'
import { judgeHealth, outcomeOfPhase } from '#core/connectors/argocd/outcomes.ts'

describe('how a sync came out', () => {
  it.each([
    ['Running', 'running'],
    ['Terminating', 'running'],
    ['Succeeded', 'succeeded'],
    ['Failed', 'failed'],
    ['Error', 'failed'],
    ['succeeded', 'unknown'],
    ['toString', 'unknown'],
    ['', 'unknown'],
  ])('%s', (phase, outcome) => {
    expect(outcomeOfPhase({ phase })).toBe(outcome)
  })

  it('was cancelled where somebody ended it', () => {
    const message = 'Operation terminated'
    expect(outcomeOfPhase({ phase: 'Failed', message })).toBe('cancelled')
    expect(outcomeOfPhase({ phase: 'Error', message: 'Operation termination had errors' })).toBe(
      'cancelled',
    )
    expect(outcomeOfPhase({ phase: 'Running', message })).toBe('running')
    expect(outcomeOfPhase({ phase: 'Failed', message: 'one or more objects failed' })).toBe(
      'failed',
    )
  })
})

describe('what health says of the newest', () => {
  it.each([
    ['Healthy', 'succeeded'],
    ['Progressing', 'running'],
    ['Suspended', 'waiting'],
    ['Degraded', 'unstable'],
    ['Missing', 'unstable'],
    ['Unknown', 'unknown'],
    ['hasOwnProperty', 'unknown'],
  ])('%s', (health, outcome) => {
    expect(judgeHealth(health).outcome).toBe(outcome)
  })

  it('is final once it was healthy', () => {
    const ranks = ['Progressing', 'Degraded', 'Healthy'].map((health) => judgeHealth(health).rank)
    expect(ranks).toEqual([...ranks].sort())
    expect(new Set(ranks).size).toBe(3)
  })
})
