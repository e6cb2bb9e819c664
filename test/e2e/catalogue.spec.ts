import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'
import { factsAbout } from './scene.ts'
import { settled } from './views.ts'

async function chooseTier(page: Page, tier: number): Promise<void> {
  await page.getByRole('combobox', { name: 'Tier' }).click()
  await page.getByRole('option', { name: `Tier ${tier}` }).click()
}

test('a service is added, found, changed, retired and taken back', async ({ rehearsal, page }) => {
  const name = `till-${randomUUID().slice(0, 8)}`
  await rehearsal.open(page, '#/services')
  await settled(page)
  await page
    .getByRole('link', { name: 'Add a service' })
    .or(page.getByRole('button', { name: 'Add a service' }))
    .click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByRole('textbox', { name: 'Description' }).fill('Counts what is in the till.')
  await chooseTier(page, 2)
  await page.getByRole('button', { name: 'Add the service' }).click()
  const shell = new Shell(page)
  await expect(shell.told).toContainText(name)

  await shell.room('Services').click()
  await page.getByRole('textbox', { name: 'Filter the services' }).fill(name)
  await expect(page.getByText(/^1 of \d+ services$/)).toBeVisible()
  await shell.row(name).getByRole('gridcell').nth(1).click()
  await expect(shell.inspector.getByRole('heading', { name })).toBeVisible()
  await shell.inspector.getByRole('button', { name: 'Retire' }).click()
  await shell.dialog.getByRole('textbox', { name: 'Reason' }).fill('Nobody counts any more.')
  await shell.dialog.getByRole('button', { name: `Retire ${name}` }).click()
  await expect(shell.dialog).toHaveCount(0)
  await shell.told.getByRole('button', { name: 'Undo' }).last().click()
  const { items } = await rehearsal.call('services.list', { limit: 200 })
  const service = items.find((one) => one.name === name)!
  await expect
    .poll(async () => (await factsAbout(rehearsal, service.id)).map(({ type }) => type))
    .toEqual(['service.added', 'service.retired', 'service.reinstated', 'decision.undone'])
})

test('a service’s page shows its releases and its history', async ({ rehearsal, page }) => {
  const { items } = await rehearsal.call('services.list', { limit: 20 })
  for (const service of items.slice(0, 1)) {
    await rehearsal.open(page, `#/services/${service.id}`)
    const shell = new Shell(page)
    await expect(shell.heading).toHaveText(service.name)
    await expect(shell.panel('Releases').getByRole('link').first()).toBeVisible()
    await expect(shell.panel('History')).toContainText(`added the service`)
  }
})

test('an environment is added with what is asked of it, and its page opens', async ({
  rehearsal,
  page,
}) => {
  const name = `Sandbox ${randomUUID().slice(0, 8)}`
  await rehearsal.open(page, '#/environments')
  await settled(page)
  await page
    .getByRole('link', { name: 'Add an environment' })
    .or(page.getByRole('button', { name: 'Add an environment' }))
    .click()
  await page.getByRole('button', { name: 'Add the environment' }).click()
  const field = page.getByRole('textbox', { name: 'Name', exact: true })
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill(name)
  await page.getByRole('textbox', { name: 'Stage' }).fill('3')
  await chooseTier(page, 1)
  await page.getByRole('button', { name: 'Add the environment' }).click()
  const shell = new Shell(page)
  await expect(shell.told).toContainText(name)
  await shell.room('Environments').click()
  await shell.row(name).getByRole('link', { name }).click()
  await expect(shell.heading).toHaveText(name)
})

test('a person is added, works hours, is away, and holds a role with its reason', async ({
  rehearsal,
  page,
}) => {
  const name = `Noor ${randomUUID().slice(0, 8)}`
  const { id } = await rehearsal.call('people.add', { name, timeZone: 'Asia/Kolkata' })
  await rehearsal.open(page, `#/people/${id}`)
  const shell = new Shell(page)
  await expect(shell.heading).toHaveText(name)
  await expect(shell.panel('Profile')).toContainText('Kolkata')

  const hours = shell.panel('Working hours')
  await hours.getByRole('button', { name: /Working hours/ }).click()
  await hours.getByLabel('Monday').fill('9 to never')
  await hours.getByLabel('Tuesday').focus()
  await expect(hours.getByLabel('Monday')).toHaveAttribute('aria-invalid', 'true')
  await hours.getByLabel('Monday').fill('09:00-17:00')
  await hours.getByRole('button', { name: 'Save the hours' }).click()
  await expect(hours).toContainText('09:00–17:00')

  const absences = shell.panel('Absences')
  await absences.getByRole('button', { name: /Absences/ }).click()
  await absences.getByLabel('First day').fill('2030-05-02')
  await expect(absences.getByLabel('Last day')).toHaveValue('2030-05-02')
  await absences.getByLabel('Last day').fill('2030-05-01')
  await absences.getByRole('button', { name: 'Record the absence' }).click()
  await expect(
    absences
      .getByRole('alert')
      .or(absences.getByText(/before|after/i))
      .first(),
  ).toBeVisible()
  await absences.getByLabel('Last day').fill('2030-05-04')
  await absences.getByRole('button', { name: 'Record the absence' }).click()
  await expect(absences).toContainText('2030')

  await shell.panel('Roles').getByRole('button', { name: 'Grant a role' }).click()
  await shell.dialog
    .getByRole('combobox', { name: 'Role' })
    .selectOption({ label: 'Coordinator' })
    .catch(async () => {
      await shell.dialog.getByRole('combobox', { name: 'Role' }).click()
      await page.getByRole('option', { name: /Coordinator/ }).click()
    })
  await shell.dialog.getByRole('textbox', { name: 'Reason' }).fill('Runs the crew.')
  await shell.dialog.getByRole('button', { name: 'Grant the role' }).click()
  await expect(shell.panel('Roles')).toContainText('Coordinator')
  await expect(shell.panel('Roles')).toContainText('Runs the crew.')
})

test('people are narrowed down by role, and one opens beside the list', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/people')
  await settled(page)
  const { items } = await rehearsal.call('people.list', { limit: 200 })
  const shell = new Shell(page)
  await page.getByRole('textbox', { name: 'Filter the people' }).fill(items[4]!.name!)
  await shell.row(items[4]!.name!).getByRole('gridcell').nth(1).click()
  await expect(shell.inspector.getByRole('heading', { name: items[4]!.name! })).toBeVisible()
  await page.keyboard.press('Escape')
})
