import { expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'
import { drafted, factsAbout } from './scene.ts'

test('a step of its life is taken with a reason, and what stands in the way is told', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Bare draft')
  await rehearsal.open(page, `#/releases/${release.id}`)
  const shell = new Shell(page)
  const life = shell.panel('Life cycle')
  const planned = life.getByRole('button', { name: 'Take to Planned' })
  await expect(planned).toHaveAttribute('aria-disabled', 'true')
  await expect(life).toContainText(/Not yet: \d of \d requirements /)
  await expect(life.getByText('The goal is missing.')).toBeVisible()

  await life.getByRole('button', { name: 'Take to Cancelled' }).click()
  await shell.dialog.getByRole('button', { name: 'Take to Cancelled' }).click()
  await expect(shell.dialog).toContainText('A reason is needed.')
  await shell.dialog.getByRole('textbox', { name: 'Reason' }).fill('Only tried.')
  await shell.dialog.getByRole('button', { name: 'Take to Cancelled' }).click()
  await expect(shell.dialog).toHaveCount(0)
  await expect(shell.told).toContainText('Bare draft is cancelled')
  await expect(life.getByRole('listitem').and(page.locator('[aria-current="step"]'))).toHaveText(
    'Cancelled',
  )
  const history = shell.panel('History')
  await expect(history).toContainText('Only tried.')
})

test('undo within ten seconds is a fact that names what it undoes', async ({ rehearsal, page }) => {
  const release = await drafted(rehearsal, 'To be taken back')
  await rehearsal.open(page, `#/releases/${release.id}?edit=details`)
  const shell = new Shell(page)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Renamed in haste')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(shell.heading).toHaveText('Renamed in haste')
  await shell.told.getByRole('button', { name: 'Undo' }).click()
  await expect(shell.told).toContainText('Taken back: “Renamed in haste is changed”')
  await expect(shell.heading).toHaveText('To be taken back')
  const facts = await factsAbout(rehearsal, release.id)
  expect(facts.map(({ type }) => type)).toEqual([
    'release.drafted',
    'release.changed',
    'release.changed',
    'decision.undone',
  ])
  const [, changed, , back] = facts
  const undone = await rehearsal.call('ledger.entry', { seq: back!.seq })
  expect(JSON.stringify(undone.entry)).toContain(changed!.commandId)
})

test('undo by keys does the same, and leaves what is typed to its field', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Keys take back')
  await rehearsal.open(page, `#/releases/${release.id}?edit=details`)
  const shell = new Shell(page)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await name.fill('Renamed by keys')
  await name.press('Enter')
  await expect(shell.heading).toHaveText('Renamed by keys')
  await page.keyboard.press('Control+z')
  await expect(shell.heading).toHaveText('Keys take back')
})

test('what is typed is judged as one types, in the contract’s own words', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Judged while typing')
  await rehearsal.open(page, `#/releases/${release.id}?edit=details`)
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
  await name.fill('')
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(name).toHaveAccessibleDescription(/\S/)
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await factsAbout(rehearsal, release.id)).toHaveLength(1)
  await name.fill('Fit again')
  await expect(name).not.toHaveAttribute('aria-invalid', 'true')
})

test('an edit that was begun survives a reload', async ({ rehearsal, page }) => {
  const release = await drafted(rehearsal, 'Begun edit')
  await rehearsal.open(page, `#/releases/${release.id}?edit=details`)
  const goal = page.getByRole('textbox', { name: 'Goal' })
  await goal.fill('Half a sentence')
  await page.reload()
  await expect(goal).toHaveValue('Half a sentence')
  await page.getByRole('button', { name: 'Leave it' }).click()
  await expect(goal).toHaveCount(0)
})

test('what somebody else changed meanwhile is shown before it is written over', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Changed by two')
  await rehearsal.open(page, `#/releases/${release.id}?edit=details`)
  const goal = page.getByRole('textbox', { name: 'Goal' })
  await goal.fill('Mine')
  const { id: releaseId, version: expectedVersion } = release
  await rehearsal.call('releases.change', {
    releaseId,
    changes: { goal: 'Theirs' },
    expectedVersion,
  })
  await expect(page.getByText(/changed/i).first()).toBeVisible()
  await expect(goal).toHaveValue('Mine')
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
})
