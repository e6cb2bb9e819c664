import { expect, test } from 'vitest'
import {
  inWords,
  isOver,
  isStarted,
  itemStepsFrom,
  stepBetween,
  stepsFrom,
} from '#shared/domain/releases/life-cycle.ts'
import { ItemState, ReleaseState } from '#shared/vocabulary/release.ts'

const steps = ReleaseState.options.flatMap(stepsFrom)

/** All states that can be come to from one, itself included. */
function reachable<State>(from: State, next: (state: State) => readonly State[]): Set<State> {
  const found = new Set([from])
  for (const state of found) for (const to of next(state)) found.add(to)
  return found
}
const nextStates = (state: ReleaseState) => stepsFrom(state).map(({ to }) => to)

test('every state can be come to, and every one that is not over can end', () => {
  expect(reachable('draft', nextStates)).toEqual(new Set(ReleaseState.options))
  for (const state of ReleaseState.options) {
    expect([...reachable(state, nextStates)].some(isOver), state).toBe(true)
    expect(stepsFrom(state).length > 0, state).toBe(!isOver(state))
  }
})

test('the way through without mishap asks for no reason', () => {
  const way = ['draft', 'planned', 'ready', 'inProgress', 'deployed', 'closed'] as const
  for (const [place, to] of way.slice(1).entries()) {
    expect(stepBetween(way[place]!, to)).toMatchObject({ to, needsReason: false })
  }
})

test.each([
  ['ready', 'postponed'],
  ['planned', 'cancelled'],
  ['inProgress', 'failed'],
  ['deployed', 'rolledBack'],
  ['inProgress', 'partlyDeployed'],
  ['ready', 'planned'],
  ['planned', 'draft'],
  ['failed', 'inProgress'],
  ['rolledBack', 'planned'],
] as const)('from %s to %s asks why', (from, to) => {
  expect(stepBetween(from, to)?.needsReason).toBe(true)
})

test.each([
  ['draft', 'ready'],
  ['draft', 'inProgress'],
  ['planned', 'inProgress'],
  ['inProgress', 'cancelled'],
  ['inProgress', 'closed'],
  ['deployed', 'inProgress'],
  ['cancelled', 'draft'],
  ['closed', 'rolledBack'],
] as const)('no step leads from %s to %s', (from, to) => {
  expect(stepBetween(from, to)).toBeUndefined()
})

test('what happens to a running release is said by those who run it', () => {
  for (const { to, requires } of steps) {
    expect(requires).toBe(isStarted(to) ? 'releases:run' : 'releases:write')
  }
})

test('going on is judged, replanning and giving up are not, and neither is what has happened', () => {
  const judged = steps
    .filter(({ judgedBy }) => judgedBy)
    .map(({ to, judgedBy }) => `${to} ${judgedBy}`)
  expect(new Set(judged)).toEqual(
    new Set(['planned planned', 'ready ready', 'inProgress ready', 'closed closed']),
  )
  expect(stepBetween('ready', 'planned')?.judgedBy).toBeUndefined()
  expect(stepBetween('rolledBack', 'planned')?.judgedBy).toBeUndefined()
  expect(stepBetween('postponed', 'planned')?.judgedBy).toBe('planned')
})

test('an item can always go on, and leaving it out or going back asks why', () => {
  const nextOf = (state: ItemState) => itemStepsFrom(state).map(({ to }) => to)
  expect(reachable('pending', nextOf)).toEqual(new Set(ItemState.options))
  for (const state of ItemState.options) {
    for (const { to, needsReason, during } of itemStepsFrom(state)) {
      expect(needsReason, `${state} ${to}`).toBe(!['deployed', 'verified'].includes(to))
      expect(during.every(isStarted), `${state} ${to}`).toBe(true)
    }
  }
  expect(nextOf('pending')).not.toContain('verified')
  expect(nextOf('rolledBack')).not.toContain('deployed')
})

test('states read as words', () => {
  expect(ReleaseState.options.map(inWords)).toContain('partly deployed')
  expect(inWords('draft')).toBe('draft')
})
