import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storyOf } from '../../../electron/rehearsal/story/story.ts'
import { plotOf, UnfitScenario } from '../../../electron/rehearsal/upstream/plot.ts'
import {
  broughtScenarios,
  readScenario,
} from '../../../electron/rehearsal/upstream/read-scenario.ts'
import { castOf } from '../../../electron/rehearsal/upstream/world/cast-of.ts'
import { openWorld } from '../../../electron/rehearsal/upstream/world/world.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import { FRIDAY, someCast, someUpstream } from './some-upstream.ts'

const MINUTE_MS = 60_000
const names = broughtScenarios().map(({ name }) => name)

test('every file among the resources is brought along, under its own name', () => {
  const files = readdirSync('resources/scenarios').map((file) => file.replace('.json', ''))
  expect(names.toSorted()).toEqual(files.toSorted())
})

test('each of them can be played in either company', () => {
  const large = castOf(storyOf({ size: 'large', seed: 'larkfield', now: FRIDAY }))
  for (const scenario of broughtScenarios()) {
    for (const cast of [someCast, large]) {
      const moments = plotOf(scenario, { cast, startsAt: FRIDAY }).cues.map(({ at }) => at)
      expect(moments.length, scenario.name).toBeGreaterThan(0)
      expect(moments).toEqual(moments.toSorted((a, b) => a - b))
    }
  }
}, 60_000)

test.each([
  ['no JSON', '{', /is not JSON/],
  ['an event that nobody knows', JSON.stringify(withEvent({ does: 'explode' })), /is no scenario/],
  ['a time before the start', JSON.stringify(withEvent({ atMinutes: -1 })), /atMinutes/],
])('a file of %s is refused in words', (_, text, words) => {
  const file = join(emptyFolder(), 'mine.json')
  writeFileSync(file, text)
  expect(() => readScenario(file)).toThrow(words)
})

test('a file of one’s own is played', () => {
  const file = join(emptyFolder(), 'mine.json')
  writeFileSync(file, JSON.stringify(withEvent({})))
  const { cues } = plotOf(readScenario(file), { cast: someCast, startsAt: FRIDAY })
  expect(cues[0]).toEqual({ at: FRIDAY + MINUTE_MS, says: 'Gone.' })
})

test('what names a service or a place that is not there is refused', () => {
  const play = (event: object) =>
    plotOf(
      { ...readScenario('source-dies'), events: [event as never] },
      { cast: someCast, startsAt: 0 },
    )
  const regress = { does: 'regress', atMinutes: 0, says: 'Bad.', track: 'stable', fault: 'errors' }
  expect(() => play({ ...regress, service: 'nobody' })).toThrow(UnfitScenario)
  const deploy = {
    does: 'deploy',
    atMinutes: 0,
    says: 'Up.',
    service: 0,
    version: '1',
    ends: 'success',
  }
  expect(() => play({ ...deploy, place: 'the-moon' })).toThrow(/there are development/)
})

function withEvent(over: object) {
  const event = { does: 'die', vendor: 'gitlab', atMinutes: 1, says: 'Gone.', ...over }
  return { name: 'mine', title: 'Mine', says: 'One thing.', events: [event] }
}

const bad = (name: string, minute: number) => {
  const { happenings } = plotOf(readScenario(name), { cast: someCast, startsAt: FRIDAY })
  const world = openWorld(someCast, happenings)
  const at = FRIDAY + minute * MINUTE_MS
  const known = world.of(world.services[0]!)
  return known.troubles({ since: at, until: at }).filter(({ track }) => track === 'canary')
}

test('the canary does well for eleven minutes, and badly from the twelfth on', () => {
  expect(bad('canary-regresses', 11)).toEqual([])
  expect(bad('canary-regresses', 13)).toMatchObject([{ fault: 'errors', severity: 'critical' }])
})

test('a deployment that hangs is under way for ever', () => {
  const { happenings } = plotOf(readScenario('deploy-hangs'), { cast: someCast, startsAt: FRIDAY })
  const hanging = happenings.rollouts.find(({ endsAt }) => endsAt === null)!
  const later = { now: () => FRIDAY }
  const upstream = someUpstream({ clock: later, events: readScenario('deploy-hangs').events })
  const known = upstream.world.find(({ key }) => key === hanging.repository)!
  const found = [...known.deployments.between(hanging.at, hanging.at)]
  expect(found).toContainEqual(expect.objectContaining({ endsAt: null, place: hanging.place }))
})
