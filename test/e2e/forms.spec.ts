import { expect, test } from './fixtures.ts'
import { PlanPage } from './pages/plan-page.ts'
import { Shell } from './pages/shell.ts'
import { drafted } from './scene.ts'
import { settled } from './views.ts'

for (const { what, hash, send } of [
  { what: 'a service', hash: '#/services/new', send: 'Add the service' },
  { what: 'an environment', hash: '#/environments/new', send: 'Add the environment' },
  { what: 'a person', hash: '#/people/new', send: 'Add the person' },
]) {
  test(`adding ${what}, sent too early, leads to the field that is wrong`, async ({
    rehearsal,
    page,
  }) => {
    await rehearsal.open(page, hash)
    await settled(page)
    await page.getByRole('button', { name: send }).click()
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    await expect(name).toHaveAttribute('aria-invalid', 'true')
    await expect(name).toBeFocused()
  })
}

test('a plan, an item and an edit lead to the field that is wrong as well', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/releases/new')
  const plan = new PlanPage(page)
  await plan.send.click()
  await expect(plan.name).toBeFocused()

  const release = await drafted(rehearsal, 'Sent too early')
  await page.goto(`${rehearsal.origin}/#/releases/${release.id}?edit=details`)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await name.fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(name).toBeFocused()
  await page.getByRole('button', { name: 'Leave it' }).click()

  await new Shell(page).panel('What moves').getByRole('button', { name: 'Add an item' }).click()
  const adder = page.getByRole('form', { name: 'Add an item' })
  await adder.getByRole('button', { name: 'Add it' }).click()
  await expect(adder.locator('[aria-invalid="true"]').first()).toBeFocused()
})

test('a role without anything said leads to what is missing first', async ({ rehearsal, page }) => {
  const { items } = await rehearsal.call('people.list', { limit: 5 })
  await rehearsal.open(page, `#/people/${items[2]!.id}`)
  await page.getByRole('button', { name: 'Grant a role' }).click()
  const { dialog } = new Shell(page)
  await dialog.getByRole('textbox', { name: 'Reason' }).focus()
  await dialog.getByRole('button', { name: 'Grant the role' }).click()
  await expect(dialog.locator('[aria-invalid="true"]').first()).toBeFocused()
})
