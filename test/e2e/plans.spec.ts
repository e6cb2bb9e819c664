import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import type { Host } from './host.ts'
import { PlansPage } from './pages/plans-page.ts'
import { Shell } from './pages/shell.ts'

/** Sixty lines as another program exports them, two of their cells as they may change later. */
async function sheetOf(host: Host, { goal, end }: { goal: string; end: string }): Promise<string> {
  const { items } = await host.call('environments.list', { limit: 1 })
  const lines = Array.from({ length: 60 }, (_, at) => {
    const day = String((at % 28) + 1).padStart(2, '0')
    const from = `2027-0${Math.floor(at / 28) + 2}-${day}`
    const until = at === 7 ? end : '23:30'
    const aim = at === 3 ? goal : 'As planned.'
    return `SHT-${at},Sheet release ${at},${items[0]!.name},${from} 22:00,${from} ${until},"${aim}"`
  })
  return ['Number,Short description,Target,Planned start,Planned end,Wording', ...lines].join('\n')
}

const before = { goal: 'As planned.', end: '23:30' }

test('sixty releases are pasted, mapped, seen through, imported, and changed by another import', async ({
  ownRehearsal: host,
  page,
}) => {
  await host.open(page, '#/plans')
  const plans = new PlansPage(page)
  await plans.sheet.fill(await sheetOf(host, before))
  await expect(page.getByText('60 lines under 6 headers.')).toBeVisible()
  await expect(plans.column('Short description')).toHaveValue('name')
  await expect(plans.column('Wording')).toHaveValue('')
  await plans.column('Wording').selectOption('Goal')
  await expect(page.getByText('Of 60 releases it drafts 60.')).toBeVisible()

  await plans.import.click()
  await expect(page.getByText('The plan is here')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('60 drafted.')).toBeVisible()
  expect((await host.call('releases.rows', { words: 'Sheet release', limit: 1 })).total).toBe(60)
  const { ledger } = await host.call('workspace.status', {})

  await page.reload()
  await expect(page.getByText('Of 60 releases it leaves 60 as they stand.')).toBeVisible()
  await expect(plans.import).toHaveAttribute('aria-disabled', 'true')

  await plans.sheet.fill(await sheetOf(host, { goal: 'Better.', end: '23:45' }))
  await expect(plans.column('Wording')).toHaveValue('goal')
  await expect(
    page.getByText('Of 60 releases it changes 2, leaves 58 as they stand.'),
  ).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Releases of the sheet' })
  await expect(grid.getByRole('row', { name: /Changes it/ })).toHaveCount(2)
  await plans.import.click()
  await expect(page.getByText(/^2 changed, 58 as they stood\./)).toBeVisible()
  const after = await host.call('workspace.status', {})
  expect(after.ledger.entries).toBe(ledger.entries + 2)

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  const written = readFileSync(await saved.path(), 'utf8')
  expect(written).toContain('Sheet release 3')
  expect(written).toContain('Better.')
  const system = await plans.system.inputValue()
  expect(written).toContain(`Key (${system}),`)
  await page.getByRole('button', { name: 'Begin anew' }).click()
  await plans.sheet.fill(written.replace(/^\uFEFF/, ''))
  await expect(plans.system).toHaveValue(system)
  await expect(page.getByText(/^Of \d+ releases it leaves \d+ as they stand\.$/)).toBeVisible()
})

test('a day and its time in columns of their own, and a version, are read by themselves', async ({
  ownRehearsal: host,
  page,
}) => {
  const { items } = await host.call('environments.list', { limit: 1 })
  await host.open(page, '#/plans')
  const plans = new PlansPage(page)
  const line = (key: string, time: string) =>
    `${key}\tApart ${key}\t04.12.2027\t${time}\t23.30\tapart-service\t4.2.0\thotfix\t${items[0]!.name}`
  await plans.sheet.fill(
    [
      'Key\tName\tGo-live\tTime\tUntil\tService\tVersion\tKind\tEnvironment',
      line('APT-1', '21:30 Uhr'),
      line('APT-2', ''),
      line('APT-1', '22h00'),
    ].join('\n'),
  )
  await expect(plans.column('Go-live')).toHaveValue('start')
  await expect(plans.column('Time')).toHaveValue('start')
  await expect(plans.column('Version')).toHaveValue('version')
  await expect(plans.column('Kind')).toHaveValue('class')
  await expect(page.getByText('3 lines are 2 releases: lines 2 and 4 share APT-1.')).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Releases of the sheet' })
  await expect(grid.getByRole('row', { name: /Apart APT-1/ })).toContainText('Drafts it')
  const out = grid.getByRole('row', { name: /Apart APT-2/ })
  await expect(out).toContainText('its time of day is missing')
  await expect(out).not.toContainText('Drafts')
  await plans.import.click()
  await expect(page.getByText('The plan is here, but for 1 release left out')).toBeVisible()
  await expect(page.getByText(/Apart APT-2: Line 3, Start: Only the day/)).toBeVisible()
  const { items: drafted } = await host.call('releases.list', { limit: 1000 })
  expect(drafted.find(({ name }) => name === 'Apart APT-1')).toMatchObject({
    state: 'draft',
    class: 'hotfix',
    items: [{ title: 'apart-service', version: '4.2.0' }],
  })
})

test('what is wrong with a line is said beside it, and the others are imported', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/plans')
  const plans = new PlansPage(page)
  await plans.sheet.fill(
    'Key,Name,Environment,Start,End\nWRO-1,Good one,,,\nWRO-2,Wrong one,Nowhere at all,2027-02-31 22:00,2027-02-31 23:00',
  )
  await expect(page.getByText(/because something is wrong/)).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Releases of the sheet' })
  await expect(grid.getByRole('row', { name: /Wrong one/ })).toContainText('Left out')
  await page.getByText('Something is wrong (1)').click()
  await expect(grid.getByRole('row')).toHaveCount(2)
  await grid
    .getByRole('row', { name: /Wrong one/ })
    .getByRole('gridcell')
    .first()
    .click()
  await expect(new Shell(page).inspector).toContainText(/2027-02-31|Nowhere at all/)
})
