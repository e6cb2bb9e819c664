import { isOver } from '#shared/domain/releases/life-cycle.ts'
import { ReleaseState } from '#shared/vocabulary/release.ts'
import { expect, test } from './fixtures.ts'
import { ReleasesPage } from './pages/releases-page.ts'
import { Shell } from './pages/shell.ts'
import { drafted } from './scene.ts'
import { settled } from './views.ts'

test('filters narrow the list down, stand in the address, and are cleared again', async ({
  rehearsal,
  page,
}) => {
  const { total } = await rehearsal.call('releases.rows', { limit: 1 })
  const planned = await rehearsal.call('releases.rows', { states: ['planned'], limit: 200 })
  await rehearsal.open(page, '#/releases?state=any')
  const list = new ReleasesPage(page)
  await expect(list.count).toHaveText(`${total} releases`)
  await list.filters.click()
  await new Shell(page).choose(/^State: /, 'Planned')
  await expect(list.count).toHaveText(`${planned.total} releases`)
  await expect(page).toHaveURL(/state=planned/)
  await page.keyboard.press('Escape')
  await list.words.fill('nothing goes by that')
  await expect(page.getByText('No release is like that')).toBeVisible()
  await page.getByRole('link', { name: 'Clear the filters' }).click()
  await expect(list.count).toHaveText(`${total} releases`)
  await expect(list.words).toHaveValue('')
})

test('the presets show the parts of a release’s life', async ({ rehearsal, page }) => {
  await rehearsal.open(page, '#/releases')
  const list = new ReleasesPage(page)
  await settled(page)
  for (const [preset, states] of [
    ['In progress', ['inProgress']],
    ['Past', ReleaseState.options.filter((state) => isOver(state) || state === 'deployed')],
  ] as const) {
    await list.preset(preset).click()
    await expect(list.preset(preset)).toHaveAttribute('aria-current', 'true')
    const { total } = await rehearsal.call('releases.rows', { states: [...states], limit: 1 })
    await expect(list.count).toHaveText(new RegExp(`^${total} release`))
  }
})

test('a title sorts, once more turns it round, and the order stands in the address', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/releases?state=any')
  const list = new ReleasesPage(page)
  const shell = new Shell(page)
  await settled(page)
  const sorted = async (order: 'ascending' | 'descending') => {
    await shell.column('Name').getByRole('button').click()
    await expect(shell.column('Name')).toHaveAttribute('aria-sort', order)
    const { items } = await rehearsal.call('releases.rows', {
      sort: { by: 'name', order },
      limit: 5,
    })
    await expect(list.names).toHaveText([...items.map(({ name }) => name)], { ignoreCase: false })
  }
  await sorted('ascending')
  await sorted('descending')
  await expect(page).toHaveURL(/sort=name/)
})

test('columns are chosen, and the choice is there after a reload', async ({ rehearsal, page }) => {
  await rehearsal.open(page, '#/releases')
  const shell = new Shell(page)
  await settled(page)
  await expect(shell.column('Owner')).toHaveCount(0)
  await shell.choose('Columns', 'Owner')
  await expect(shell.column('Owner')).toBeVisible()
  await page.reload()
  await expect(shell.column('Owner')).toBeVisible()
  await shell.choose('Columns', 'The usual columns')
  await expect(shell.column('Owner')).toHaveCount(0)
})

test('filters are kept as a view of one’s own, over a reload', async ({ rehearsal, page }) => {
  await rehearsal.open(page, '#/releases?state=closed&sort=name')
  const shell = new Shell(page)
  await settled(page)
  await shell.choose('Views', 'Save these filters as a view')
  await shell.dialog.getByRole('textbox', { name: 'Name' }).fill('What is closed')
  await shell.dialog.getByRole('button', { name: 'Save the view' }).click()
  await expect(page.getByRole('button', { name: 'View: What is closed' })).toBeVisible()
  await rehearsal.open(page, '#/releases')
  await page.reload()
  await shell.choose('Views', 'What is closed')
  await expect(page).toHaveURL(/state=closed/)
  await expect(page.getByRole('button', { name: 'View: What is closed' })).toBeVisible()
  await expect(shell.column('Name')).toHaveAttribute('aria-sort', 'ascending')
})

test('a row opens beside the list with what it is, its slot in both zones, and its history', async ({
  rehearsal,
  page,
}) => {
  const { items } = await rehearsal.call('releases.rows', { states: ['planned'], limit: 50 })
  const row = items.find(({ zone }) => zone !== 'Europe/Berlin' && zone !== null)!
  await rehearsal.open(page, '#/releases?state=planned')
  const shell = new Shell(page)
  await shell.row(row.name).getByRole('gridcell').nth(1).click()
  await expect(shell.inspector.getByRole('heading', { name: row.name })).toBeVisible()
  for (const part of ['What it is', 'Life cycle', 'When and where', 'What moves', 'History']) {
    await expect(shell.inspector.getByRole('region', { name: part })).toBeVisible()
  }
  const slot = shell.inspector.getByRole('region', { name: 'When and where' })
  await expect(slot).toContainText(row.zone!.split('/').at(-1)!.replace('_', ' '))
  await expect(slot).toContainText('Berlin')
  await expect(shell.inspector.getByRole('region', { name: 'History' })).toContainText('drafted')
  await shell.inspector.getByRole('button', { name: 'Close the inspector' }).click()
  await expect(shell.inspector).toHaveCount(0)
  await expect(page.getByRole('grid', { name: 'Releases' })).toBeFocused()
})

test('typing in the filter narrows while one types, without a step on the way back', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Typed for quietly')
  await rehearsal.open(page, '#/today')
  await settled(page)
  await new Shell(page).room('Releases').click()
  const list = new ReleasesPage(page)
  await list.words.pressSequentially('typed for q')
  await expect(list.names).toHaveText([release.name])
  await page.goBack()
  await expect(new Shell(page).heading).toHaveText('Today')
})
