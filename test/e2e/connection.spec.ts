import type { WebSocketRoute } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { FirstStartPage } from './pages/first-start-page.ts'
import { Shell } from './pages/shell.ts'
import { drafted, factsAbout } from './scene.ts'

/** What the browser says where nobody answers. */
test.use({ expectedTrouble: /ERR_CONNECTION|ERR_SOCKET|WebSocket connection|status of 401/ })

test('when the host is killed the window says so; when it is back it names the link', async ({
  host,
  page,
}) => {
  await page.goto(host.link)
  await new FirstStartPage(page).enrol('Kim')
  const shell = new Shell(page)
  await expect(shell.connection).toHaveText(/current/)
  const { port } = host
  await host.kill()
  await expect(shell.connection).toHaveText(/offline/)
  await expect(shell.outOfTouch).toBeVisible()
  await expect(shell.speaker('Kim')).toBeVisible()
  await host.start(port)
  await expect(shell.needsLink).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('npx signalbox link')).toBeVisible()
  await page.goto('about:blank')
  await page.goto(host.link)
  await expect(shell.speaker('Kim')).toBeVisible()
  await expect(shell.connection).toHaveText(/current/)
})

test('what happened while the line was dead is there once it stands again', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Dead line')
  const lines: WebSocketRoute[] = []
  let isDead = false
  await page.routeWebSocket('**/changes', (line) => {
    lines.push(line)
    if (isDead) void line.close()
    else line.connectToServer()
  })
  await rehearsal.open(page, `#/releases/${release.id}`)
  const shell = new Shell(page)
  await expect(shell.connection).toHaveText(/current/)
  isDead = true
  await Promise.all(lines.map((line) => line.close()))
  await expect(shell.outOfTouch).toBeVisible()
  const name = 'Renamed in the dark'
  const { id: releaseId, version: expectedVersion } = release
  await rehearsal.call('releases.change', { releaseId, changes: { name }, expectedVersion })
  await expect(shell.heading).toHaveText('Dead line')
  isDead = false
  await expect(shell.heading).toHaveText(name, { timeout: 15_000 })
  await expect(shell.outOfTouch).toBeHidden()
  await expect(shell.connection).toHaveText(/current/)
})

test('a command whose answer is lost is sent again, and happens once', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Lost answer')
  const sent: string[] = []
  await page.route('**/call', async (route) => {
    const request = route.request().postDataJSON() as { name: string; commandId: string }
    if (request.name !== 'releases.change') return route.continue()
    sent.push(request.commandId)
    if (sent.length > 1) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  await rehearsal.open(page, `#/releases/${release.id}?edit=details`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Found answer')
  await page.getByRole('button', { name: 'Save' }).click()
  const shell = new Shell(page)
  await expect(shell.told).toContainText('Found answer is changed')
  expect(sent).toHaveLength(2)
  expect(sent[0]).toBe(sent[1])
  const facts = await factsAbout(rehearsal, release.id)
  expect(facts.map(({ type }) => type)).toEqual(['release.drafted', 'release.changed'])
  expect(facts.at(-1)?.commandId).toBe(sent[0])
})

test('a command that never arrives is told as such, and what was typed stays', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Never arrives')
  await page.route('**/call', (route) => {
    const { name } = route.request().postDataJSON() as { name: string }
    return name === 'releases.change' ? route.abort('connectionrefused') : route.continue()
  })
  await rehearsal.open(page, `#/releases/${release.id}?edit=details`)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Typed for nothing')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('This was not saved')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(
    'Typed for nothing',
  )
  expect(await factsAbout(rehearsal, release.id)).toHaveLength(1)
})
