import { expect, test } from './fixtures.ts'
import { PlanPage } from './pages/plan-page.ts'
import { Shell } from './pages/shell.ts'
import { settled } from './views.ts'

test('a release is planned with what it moves and when, judged as one types', async ({
  rehearsal,
  page,
}) => {
  const [{ items: services }, { items: environments }] = await Promise.all([
    rehearsal.call('services.list', { limit: 1 }),
    rehearsal.call('environments.list', { limit: 1 }),
  ])
  await rehearsal.open(page, '#/releases/new')
  const plan = new PlanPage(page)
  await plan.send.click()
  await expect(plan.name).toHaveAttribute('aria-invalid', 'true')
  await expect(plan.name).toBeFocused()
  await plan.name.fill('Planned by hand')
  await expect(plan.name).not.toHaveAttribute('aria-invalid', 'true')

  await page.getByRole('button', { name: 'Add an item' }).click()
  const item = page.getByRole('form', { name: /item/i })
  await item.getByRole('combobox', { name: 'Service' }).fill(services[0]!.name)
  await page.getByRole('option', { name: services[0]!.name, exact: true }).click()
  await item.getByRole('button', { name: /^Add/ }).click()
  await expect(page.getByRole('row', { name: services[0]!.name })).toBeVisible()
  await item.getByRole('button', { name: 'Leave it' }).click()

  await page.getByRole('button', { name: 'Add an activity' }).click()
  const activity = page.getByRole('form', { name: /activity/i })
  await activity.getByRole('combobox', { name: 'Environment' }).fill(environments[0]!.name)
  await page.getByRole('option', { name: environments[0]!.name, exact: true }).click()
  await activity.getByLabel('Starts').fill('2027-03-02T22:00')
  await activity.getByLabel('Ends').fill('2027-03-02T23:30')
  await activity.getByRole('button', { name: /^Add/ }).click()
  await expect(page.getByText(/Tue 2 Mar 2027/).first()).toBeVisible()
  await plan.send.click()

  const shell = new Shell(page)
  await expect(shell.heading).toHaveText('Planned by hand')
  await expect(page).not.toHaveURL(/new/)
  await expect(shell.panel('What moves')).toContainText(services[0]!.name)
  await expect(shell.panel('When and where')).toContainText('22:00–23:30')
  await expect(shell.told).toContainText('Planned by hand')
})

test('a draft survives a reload, several are kept at once, and one is given up', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/releases/new')
  const plan = new PlanPage(page)
  await plan.name.fill('First draft')
  await page.reload()
  await expect(plan.name).toHaveValue('First draft')
  const first = page.url()
  await page.getByRole('link', { name: 'Begin another' }).click()
  await expect(plan.name).toHaveValue('')
  await plan.name.fill('Second draft')
  await plan.others.getByRole('link', { name: 'First draft' }).click()
  await expect(plan.name).toHaveValue('First draft')
  expect(page.url()).toBe(first)

  await new Shell(page).room('Releases').click()
  await expect(page.getByText('2 drafts on this machine:')).toBeVisible()
  await page.getByRole('link', { name: 'Second draft' }).click()
  await expect(plan.name).toHaveValue('Second draft')
  await page.getByRole('button', { name: /Discard/ }).click()
  await new Shell(page).dialog.getByRole('button', { name: /Discard/ }).click()
  await new Shell(page).room('Releases').click()
  await settled(page)
  await expect(page.getByText('1 draft on this machine:')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Second draft' })).toHaveCount(0)
})
