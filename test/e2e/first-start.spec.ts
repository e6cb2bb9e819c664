import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { copyRehearsal } from '../support/rehearsal.ts'
import { expect, test } from './fixtures.ts'
import { FirstStartPage } from './pages/first-start-page.ts'
import { Shell } from './pages/shell.ts'

const enrol = (page: Page, name: string) => new FirstStartPage(page).enrol(name)

test('an empty workspace asks who one is, then says what to do first', async ({ host, page }) => {
  await page.goto(host.link)
  const start = new FirstStartPage(page)
  await expect(start.welcome).toBeVisible()
  await expect(start.name).toBeFocused()
  await expect(start.zone).toHaveValue('Europe/Berlin')
  await expect(page).toHaveURL(`${host.origin}/`)
  await start.enrol('Kim Ødegård')

  const shell = new Shell(page)
  await expect(shell.speaker('Kim Ødegård')).toBeVisible()
  await expect(shell.heading).toHaveText('Today')
  await expect(shell.heading).toBeFocused()
  const steps = shell.panel('First steps').getByRole('listitem')
  await expect(steps).toHaveText([/environments/, /services/, /others/, /plan/])
  await page.reload()
  await expect(shell.speaker('Kim Ødegård')).toBeVisible()
  const { items } = await host.call('people.list', {})
  expect(items.map(({ name, timeZone }) => [name, timeZone])).toEqual([
    ['Kim Ødegård', 'Europe/Berlin'],
  ])
})

test('nobody without a name is enrolled, and the reason stands at the field', async ({
  host,
  page,
}) => {
  await page.goto(host.link)
  const start = new FirstStartPage(page)
  await start.begin.click()
  await expect(start.name).toHaveAttribute('aria-invalid', 'true')
  await expect(start.name).toHaveAccessibleDescription(/\S/)
  expect((await host.call('workspace.status', {})).enrolled).toBe(false)
})

test('the rehearsal is opened from there, and says that it is not real', async ({ host, page }) => {
  await copyRehearsal('small', join(host.home, 'signalbox-rehearsal', 'small'))
  await page.goto(host.link)
  await new FirstStartPage(page).openRehearsal.click()
  const shell = new Shell(page)
  await expect(shell.heading).toHaveText('Today', { timeout: 30_000 })
  await expect(
    page.getByText('The company, its people and its releases are invented'),
  ).toBeVisible()
  expect(new URL(page.url()).origin).not.toBe(host.origin)
})

test('no address in the history lets anybody in, and the token is in this tab only', async ({
  host,
  page,
}) => {
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(frame.url()))
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await page.goto(host.link)
  await enrol(page, 'Kim')
  await expect(new Shell(page).connection).toHaveText(/current/)
  const kept = await page.evaluate(() => ({
    cookies: document.cookie,
    local: JSON.stringify(localStorage),
    session: Object.values(sessionStorage),
  }))
  expect(kept.cookies).toBe('')
  expect(kept.session).toEqual([expect.stringMatching(/^[\w-]{43}$/)])
  const [token] = kept.session
  const code = new URL(host.link).hash.slice('#code='.length)
  expect(kept.local).not.toMatch(new RegExp(`${token}|${code}`))
  expect(sent.filter((url) => url.includes(code) || url.includes(token!))).toEqual([])
  expect(seen.at(-1)).toBe(`${host.origin}/`)
  await page.goto('about:blank')
  await page.goBack()
  await expect(page).toHaveURL(`${host.origin}/`)
})

test('a copied address opens the same place in a second tab of the same browser', async ({
  host,
  page,
  context,
}) => {
  await page.goto(host.link)
  await enrol(page, 'Kim')
  await new Shell(page).room('Services').click()
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(new Shell(second).heading).toHaveText('Services')
  await expect(new Shell(second).connection).toHaveText(/current/)
})

test('a copied address in another browser names the command that gives a link', async ({
  host,
  page,
  browser,
}) => {
  await page.goto(host.link)
  await expect(new FirstStartPage(page).welcome).toBeVisible()
  const elsewhere = await browser.newContext()
  const stranger = await elsewhere.newPage()
  await stranger.goto(page.url())
  await expect(new Shell(stranger).needsLink).toBeVisible()
  await expect(stranger.getByText('npx signalbox link')).toBeVisible()
  await expect(new FirstStartPage(stranger).welcome).toHaveCount(0)
  await elsewhere.close()
})

test('a link works once', async ({ host, page, browser }) => {
  await page.goto(host.link)
  await expect(new FirstStartPage(page).welcome).toBeVisible()
  const elsewhere = await browser.newContext()
  const second = await elsewhere.newPage()
  await second.goto(host.link)
  await expect(new Shell(second).needsLink).toBeVisible()
  await expect(second.getByText(/used already/)).toBeVisible()
  await elsewhere.close()
})

test('a fresh link works in the very tab that asked for one', async ({ host, page }) => {
  await page.goto(host.origin)
  await expect(new Shell(page).needsLink).toBeVisible()
  await page.goto(await host.anotherLink())
  await expect(new FirstStartPage(page).welcome).toBeVisible()
  await expect(page).toHaveURL(`${host.origin}/`)
})
