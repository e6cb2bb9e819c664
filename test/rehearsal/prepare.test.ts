import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { takeLock } from '#core/workspace/lock.ts'
import { makeFolder, UnusableFolder } from '#core/workspace/make-folder.ts'
import { placesIn } from '#core/workspace/places.ts'
import { readMark, writeMark } from '../../electron/rehearsal/mark.ts'
import { prepareRehearsal } from '../../electron/rehearsal/prepare-rehearsal.ts'
import { startCore } from '../support/core.ts'
import { recordingLog } from '../support/ports.ts'
import { emptyFolder } from '../support/workspace-folder.ts'

const DAY_MS = 86_400_000
const monday = Date.UTC(2027, 5, 7, 10)

function preparing(folder: string, chosenBy: 'somebody' | 'program' = 'program') {
  const said: string[] = []
  const told: number[] = []
  const prepare = async (now: number, program = '1.0.0') => {
    await prepareRehearsal({
      ...{ folder, size: 'small', program, osUser: 'kim', log: recordingLog(), now: () => now },
      chosenBy,
      report: ({ done }) => void told.push(done),
      say: (words) => void said.push(words),
    })
    return readMark(folder)?.builtAt
  }
  return { prepare, said, told }
}

test('it is built once a week, and again for another edition of the program', async () => {
  const folder = join(emptyFolder(), 'a', 'rehearsal')
  const { prepare, told } = preparing(folder)
  expect(await prepare(monday)).toBe(monday)
  expect(told.length).toBeGreaterThan(2)
  writeFileSync(placesIn(folder).secrets, 'sealed')
  expect(await prepare(monday + 6 * DAY_MS)).toBe(monday)
  expect(await prepare(monday + 8 * DAY_MS)).toBe(monday + 8 * DAY_MS)
  expect(await prepare(monday + 8 * DAY_MS + 1, '1.0.1')).toBe(monday + 8 * DAY_MS + 1)
  expect(existsSync(placesIn(folder).secrets)).toBe(true)
  expect(readdirSync(dirname(folder))).toEqual(['rehearsal'])
}, 60_000)

test('what somebody has open stays as it is, and it is said', async () => {
  const folder = join(emptyFolder(), 'rehearsal')
  const { prepare, said } = preparing(folder)
  await prepare(monday)
  const lock = await takeLock(placesIn(folder))
  expect(await prepare(monday + 30 * DAY_MS)).toBe(monday)
  expect(said).toEqual([expect.stringContaining('stays as it is')])
  lock.release()
  expect(await prepare(monday + 30 * DAY_MS)).toBe(monday + 30 * DAY_MS)
}, 60_000)

test('in a folder that somebody named it stays, however old, and it is said how to have a new one', async () => {
  const folder = emptyFolder()
  const { prepare, said, told } = preparing(folder, 'somebody')
  expect(await prepare(monday)).toBe(monday)
  const mark = readMark(folder)!
  const steps = told.length
  expect(await prepare(monday + 6 * DAY_MS)).toBe(monday)
  expect(said).toEqual([])
  expect(await prepare(monday + 8 * DAY_MS)).toBe(monday)
  expect(await prepare(monday, '1.0.1')).toBe(monday)
  writeMark(folder, { ...mark, size: 'large' })
  expect(await prepare(monday)).toBe(monday)
  expect(said).toEqual([
    expect.stringMatching(/is older than a week\. It is opened as it is.*name another folder/),
    expect.stringContaining('was built by another edition of Signalbox. It is opened as it is'),
    expect.stringContaining('is the large one, not the small one. It is opened as it is'),
  ])
  expect(told).toHaveLength(steps)
  rmSync(placesIn(folder).database)
  expect(await prepare(monday + 1)).toBe(monday + 1)
}, 60_000)

test.each(['somebody', 'program'] as const)(
  'a mark that was copied keeps no folder that %s chose',
  async (chosenBy) => {
    const folder = emptyFolder()
    await markedInEarnest(folder)
    const { prepare, said } = preparing(folder, chosenBy)
    await expect(prepare(monday + 30 * DAY_MS)).rejects.toThrow('its ledger does not say so')
    expect(said).toEqual([])
  },
)

test('what was abandoned half way is cleared away, and never opened', async () => {
  const folder = join(emptyFolder(), 'rehearsal')
  const abandoned = `${folder}.rehearsal-building-999999999`
  makeFolder(abandoned)
  const others = [
    'rehearsals.rehearsal-old-999999999',
    'rehearsal.old-20240101',
    'rehearsal.building-1',
  ]
  for (const name of others) makeFolder(join(dirname(folder), name))
  const { prepare } = preparing(folder)
  expect(await prepare(monday)).toBe(monday)
  expect(existsSync(abandoned)).toBe(false)
  expect(readdirSync(dirname(folder)).toSorted()).toEqual(['rehearsal', ...others].toSorted())
}, 60_000)

test('nothing of anybody else is built over', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'workspace.db'), 'precious')
  const { prepare } = preparing(folder)
  await expect(prepare(monday)).rejects.toThrow(UnusableFolder)
  await expect(prepare(monday)).rejects.toThrow('Name an empty folder')
  expect(readdirSync(folder)).toEqual(['workspace.db'])
})

/** A workspace that people decide in, with a mark that somebody copied into it. */
async function markedInEarnest(folder: string) {
  const core = await startCore({ folder })
  await core.get('people.addTeam', { name: 'Precious' })
  await core.close()
  writeMark(folder, { size: 'small', seed: 'larkfield', edition: 'another', builtAt: monday })
}

test('a workspace in earnest is never built over, whatever its mark says', async () => {
  const folder = emptyFolder()
  await markedInEarnest(folder)
  const before = readFileSync(placesIn(folder).database)
  const { prepare } = preparing(folder)
  await expect(prepare(monday)).rejects.toThrow('its ledger does not say so')
  expect(readFileSync(placesIn(folder).database)).toEqual(before)
  expect(existsSync(placesIn(folder).rehearsal)).toBe(true)
  rmSync(placesIn(folder).database)
  writeFileSync(join(folder, 'notes.txt'), 'mine')
  await expect(prepare(monday)).rejects.toThrow('(notes.txt)')
})

test('what somebody begins in its place while it is built stays theirs', async () => {
  const folder = join(emptyFolder(), 'rehearsal')
  const { prepare } = preparing(folder)
  const building = prepare(monday)
  const refused = expect(building).rejects.toThrow('its ledger does not say so')
  await markedInEarnest(folder)
  await refused
  const core = await startCore({ folder, empty: true })
  expect(await core.get('people.teams', {})).toMatchObject({ items: [{ name: 'Precious' }] })
  expect(readdirSync(dirname(folder))).toEqual(['rehearsal'])
}, 60_000)

test('a folder that is empty, or whose mark says another size, becomes the one that is asked for', async () => {
  const folder = emptyFolder()
  const { prepare } = preparing(folder)
  expect(await prepare(monday)).toBe(monday)
  const mark = readMark(folder)!
  writeMark(folder, { ...mark, size: 'large' })
  await prepare(monday + 1)
  expect(readMark(folder)).toMatchObject({ size: 'small', builtAt: monday + 1 })
}, 60_000)
