import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'
import { adding, linesOf, night, previewing, reading } from './cast.ts'

const autumn = { key: 'CHG1', name: 'Autumn', ...night(21) }
const made = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `s${(from + at).toString(36).padStart(4, '0')}`)

test('a release takes five hundred services, and one remark says where they end', async () => {
  const core = await startCore()
  const [first, second] = [made(300), made(300, 300)].map((names) => names.join('; '))
  const { releases, addsServices } = await previewing(
    core,
    { ...autumn, services: first! },
    { ...autumn, services: second! },
    { ...autumn, services: made(300, 600).join('; ') },
  )
  const because = 'From here on there are more than 500 services: a release takes no more.'
  expect(releases).toMatchObject([
    { does: 'cannot', wrong: [{ line: 3, column: 'services', because }] },
  ])
  expect(addsServices).toEqual([])
})

test('five hundred are taken, also where lines repeat them without their versions', async () => {
  const core = await startCore()
  const versioned = made(500).map((name) => `${name} 1.0`)
  const { releases, addsServices } = await previewing(
    core,
    { ...autumn, services: made(500).join(',') },
    { ...autumn, services: versioned.join(',') },
  )
  expect(releases).toMatchObject([{ does: 'plan', wrong: [] }])
  expect(addsServices).toHaveLength(500)
})

test('a release takes five hundred activities and fifty tags', async () => {
  const core = await startCore()
  const { releases } = await previewing(core, {
    ...autumn,
    environment: made(1000).join(','),
    tags: made(1000).join(),
  })
  expect(releases[0]!.wrong).toEqual([
    {
      line: 2,
      column: 'environment',
      because: 'From here on there are more than 500 activities: a release takes no more.',
    },
    { line: 2, column: 'tags', because: 'A release takes at most 50 tags.' },
  ])
})

test('fifty remarks for one release, the last of which counts those that are not shown', async () => {
  const core = await startCore()
  const named = async (count: number) => {
    const lines = linesOf({ key: 'CHG1', name: 'Autumn', services: made(count).join(', ') })
    const { releases } = await core.get('plans.preview', { reading, lines })
    return releases[0]!.wrong
  }
  expect((await named(50)).at(-1)!.because).toContain('s001d is not known here')
  const beyond = await named(51)
  expect(beyond).toHaveLength(50)
  expect(beyond.at(-1)).toEqual({
    line: 2,
    column: null,
    because: '2 more remarks from here on are not shown.',
  })
})

test.each([
  ['parted by semicolons', ';'],
  ['parted by commas', ','],
])('a megabyte of names that nothing goes by, %s, is answered with less', async (_, sign) => {
  const core = await startCore()
  const lines = linesOf(
    ...Array.from({ length: 115 }, (_, at) => ({
      key: `CHG${at}`,
      name: `Release ${at}`,
      services: made(1300, at * 1300).join(sign),
    })),
  )
  for (const asked of [reading, adding]) {
    const answer = await core.get('plans.preview', { reading: asked, lines })
    expect(answer.releases).toHaveLength(115)
    expect(answer.releases.every(({ does }) => does === 'cannot')).toBe(true)
    expect(JSON.stringify(answer).length).toBeLessThan(2_000_000)
  }
})

test('a name with commas of its own is found wherever it stands in a list', async () => {
  const core = await startCore()
  for (const name of ['Invoices, Europe, and Asia', 'Ledger']) {
    await core.get('services.add', { name, tier: 1 })
  }
  const services = 'Ledger, invoices,  other, invoices, europe, and asia 2.0, Ledger'
  const { addsServices, releases } = await previewing(core, { ...autumn, services })
  expect(addsServices).toEqual(['invoices', 'other'])
  expect(releases[0]!.says).toEqual(['Drafts a standard release with 4 services and 1 activity.'])
})
