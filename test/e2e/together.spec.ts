import { randomUUID } from 'node:crypto'
import { expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'
import { drafted } from './scene.ts'

test('two windows see each other’s change within a second', async ({
  rehearsal,
  page,
  context,
}) => {
  const release = await drafted(rehearsal, 'Two windows')
  await rehearsal.open(page, `#/releases/${release.id}`)
  const other = await context.newPage()
  await rehearsal.open(other, `#/releases/${release.id}`)
  const [here, there] = [new Shell(page), new Shell(other)]
  await expect(there.heading).toHaveText(release.name)

  await here.panel('What it is').getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`${release.name}, renamed`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(here.told).toContainText('is changed')
  await expect(there.heading).toHaveText(`${release.name}, renamed`, { timeout: 1000 })

  await there.panel('What it is').getByRole('button', { name: 'Edit' }).click()
  await other.getByRole('textbox', { name: 'Name', exact: true }).fill(release.name)
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(there.told).toContainText('is changed')
  await expect(here.heading).toHaveText(release.name, { timeout: 1000 })
})

test('what the command line does is in the window within a second', async ({ rehearsal, page }) => {
  const release = await drafted(rehearsal, 'From the command line')
  await rehearsal.open(page, `#/releases/${release.id}`)
  const shell = new Shell(page)
  await expect(shell.heading).toHaveText(release.name)
  const name = `${release.name}, by hand`
  const input = { releaseId: release.id, changes: { name }, expectedVersion: release.version }
  const { status, stderr } = await rehearsal.say(['call', 'releases.change', '--input', '-'], input)
  expect(status, stderr).toBe(0)
  await expect(shell.heading).toHaveText(name, { timeout: 1000 })
})

test('a row that did not change stays the very same while another does', async ({
  rehearsal,
  page,
}) => {
  const mark = randomUUID().slice(0, 8)
  const quiet = await drafted(rehearsal, `Quiet ${mark}`)
  const busy = await drafted(rehearsal, `Busy ${mark}`)
  await rehearsal.open(page, `#/releases?state=any&words=${mark}&sort=name`)
  const shell = new Shell(page)
  await expect(shell.row(/Quiet/)).toBeVisible()
  const watched = await shell.row(/Quiet/).evaluateHandle((row) => {
    const seen: string[] = []
    const grid = row.closest('[role="grid"]')!
    const watcher = new MutationObserver((records) => {
      for (const { type, target, removedNodes } of records) {
        const touched = row.contains(target) || [...removedNodes].some((one) => one.contains(row))
        if (touched) seen.push(`${type} ${(target as Element).className}`)
      }
    })
    watcher.observe(grid, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    return { row, seen }
  })
  await rehearsal.call('releases.change', {
    releaseId: busy.id,
    changes: { name: `Busy ${mark} renamed` },
    expectedVersion: busy.version,
  })
  await expect(shell.row(/Busy .* renamed/)).toBeVisible()
  expect(await watched.evaluate(({ row, seen }) => ({ seen, there: row.isConnected }))).toEqual({
    seen: [],
    there: true,
  })
  expect(quiet.version).toBe(
    (await rehearsal.call('releases.get', { releaseId: quiet.id })).release?.version,
  )
})
