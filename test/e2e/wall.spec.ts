import { contract, isOperation } from '#shared/contract/index.ts'
import { expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'
import { drafted } from './scene.ts'
import { settled } from './views.ts'

const pages = [
  'today',
  'releases',
  'services',
  'environments',
  'people',
  'outside',
  'sources',
  'ledger',
]

for (const name of pages) {
  test(`the wall shows ${name} without anything around it that decides`, async ({
    rehearsal,
    page,
  }) => {
    await rehearsal.open(page, `#/${name}?wall=on`)
    await settled(page)
    const shell = new Shell(page)
    await expect(shell.heading).toBeVisible()
    await expect(shell.rooms).toHaveCount(0)
    await expect(shell.bar).toHaveCount(0)
    await expect(page.getByText('Display only')).toBeVisible()
    const offered = page.getByRole('button').filter({ visible: true })
    const names = await offered.evaluateAll((buttons) =>
      buttons
        .filter((one) => one.closest('[role="columnheader"]') === null)
        .map((one) => one.getAttribute('aria-label') ?? one.textContent),
    )
    expect(names.filter((one) => one !== 'Skip to the page')).toEqual([])
    await page.keyboard.press('Control+k')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
}

test('a release on the wall offers no step, and nothing changes it from there', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'On the wall')
  const sent: string[] = []
  await page.route('**/call', (route) => {
    sent.push((route.request().postDataJSON() as { name: string }).name)
    return route.continue()
  })
  await rehearsal.open(page, `#/releases/${release.id}?wall=on&edit=details&step=cancelled`)
  await settled(page)
  await expect(new Shell(page).heading).toHaveText('On the wall')
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveCount(0)
  await expect(
    page.getByRole('button', { name: /^(Take|Edit|Add|Save|Remove|Reclassify)/ }),
  ).toHaveCount(0)
  const asked = sent.filter((name) => !isOperation(name) || contract[name].kind !== 'query')
  expect(sent).not.toEqual([])
  expect(asked).toEqual([])
})

test('a copied address shows the same in a second tab: filters, order and what stands open', async ({
  rehearsal,
  page,
  context,
}) => {
  const sort = { by: 'name', order: 'ascending' } as const
  const { items } = await rehearsal.call('releases.rows', { sort, limit: 1 })
  const { name } = items[0]!
  await rehearsal.open(page, '#/releases?state=any&sort=name')
  const shell = new Shell(page)
  await shell.row(name).first().getByRole('gridcell').nth(1).click()
  await expect(shell.inspector.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  await settled(page)
  const rows = await page.getByRole('row').allTextContents()
  const second = await context.newPage()
  await rehearsal.admit(second)
  await second.goto(page.url())
  await settled(second)
  const copy = new Shell(second)
  await expect(copy.inspector.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  expect(await second.getByRole('row').allTextContents()).toEqual(rows)
})
