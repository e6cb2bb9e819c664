import { expect, test } from 'vitest'
import { whyOutcome, whySeverity, whyState } from '#shared/domain/observations/why-outcome.ts'
import { IncidentState } from '#shared/vocabulary/incident.ts'
import { Outcome } from '#shared/vocabulary/observed.ts'

test.each(Outcome.options)('%s: the word of the source stands beside ours', (outcome) => {
  const words = whyOutcome({ outcome, original: 'done-ish', source: 'GitHub' })
  expect(words).toContain('GitHub says “done-ish”')
  expect(words).toContain(`We call that ${outcome}: `)
})

test.each(IncidentState.options)('%s: the same of incidents', (state) => {
  expect(whyState({ state, original: 'x', source: 'Pager' })).toContain(`We call that ${state}: `)
})

test('who says nothing is told as such', () => {
  expect(whyOutcome({ outcome: 'unknown', original: '', source: 'CI' })).toBe(
    'CI does not say how it stands, and unknown is never good.',
  )
  expect(whyState({ state: 'firing', original: '', source: 'CI' })).toMatch(/^CI has no word/)
  expect(whySeverity({ severity: null, original: 'P9', source: 'CI' })).toMatch(/does not say/)
  expect(whySeverity({ severity: 'critical', original: 'P1', source: 'CI' })).toBe(
    'critical; CI says “P1”',
  )
})
