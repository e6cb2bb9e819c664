import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { WorkspacePage } from './pages/workspace-page.ts'

async function enter(page: Page, link: string): Promise<WorkspacePage> {
  await page.goto(link)
  return new WorkspacePage(page)
}

test('the link admits, the first person enrols, and a reload keeps the session', async ({
  host,
  page,
}) => {
  const workspace = await enter(page, host.link)
  await expect(workspace.connection).toHaveText('Up to date')
  await expect(page).toHaveURL(`${host.origin}/`)
  await workspace.enrol('Kim Ødegård')
  await expect(workspace.known('Kim Ødegård')).toBeVisible()
  await expect(page.getByText('Administrator', { exact: true })).toBeVisible()
  await page.reload()
  await expect(workspace.known('Kim Ødegård')).toBeVisible()
  const people = (await host.call('people.list', {})) as { items: { name: string }[] }
  expect(people.items.map(({ name }) => name)).toEqual(['Kim Ødegård'])
})

test('no address in the history lets anybody in, and the token is in this tab only', async ({
  host,
  page,
}) => {
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(frame.url()))
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  const workspace = await enter(page, host.link)
  await expect(workspace.connection).toHaveText('Up to date')
  const kept = await page.evaluate(() => ({
    cookies: document.cookie,
    local: JSON.stringify(localStorage),
    session: Object.values(sessionStorage),
  }))
  expect(kept).toEqual({
    cookies: '',
    local: '{}',
    session: [expect.stringMatching(/^[\w-]{43}$/)],
  })
  const code = new URL(host.link).hash.slice('#code='.length)
  expect(sent.filter((url) => url.includes(code) || url.includes(kept.session[0]!))).toEqual([])
  expect(seen.at(-1)).toBe(`${host.origin}/`)
  await page.goto('about:blank')
  await page.goBack()
  await expect(page).toHaveURL(`${host.origin}/`)
})

test('a copied address works in a second tab of the same browser', async ({
  host,
  page,
  context,
}) => {
  await expect((await enter(page, host.link)).connection).toHaveText('Up to date')
  const second = await context.newPage()
  const copied = await enter(second, page.url())
  await expect(copied.connection).toHaveText('Up to date')
  await expect(copied.heading).toHaveText('workspace')
})

test('a copied address in another browser names the command that gives a link', async ({
  host,
  page,
  browser,
}) => {
  await expect((await enter(page, host.link)).connection).toHaveText('Up to date')
  const elsewhere = await browser.newContext()
  const stranger = await enter(await elsewhere.newPage(), page.url())
  await expect(stranger.needsLink).toBeVisible()
  await expect(stranger.page.getByText('npx signalbox link')).toBeVisible()
  await expect(stranger.connection).toHaveCount(0)
  await elsewhere.close()
})

test('a link works once', async ({ host, page, browser }) => {
  await expect((await enter(page, host.link)).connection).toHaveText('Up to date')
  const elsewhere = await browser.newContext()
  const second = await enter(await elsewhere.newPage(), host.link)
  await expect(second.needsLink).toBeVisible()
  await expect(second.page.getByText(/used already/)).toBeVisible()
  await elsewhere.close()
})

test('a fresh link works in the very tab that asked for one', async ({ host, page }) => {
  const workspace = await enter(page, host.origin)
  await expect(workspace.needsLink).toBeVisible()
  await enter(page, await host.anotherLink())
  await expect(workspace.connection).toHaveText('Up to date')
  await expect(page).toHaveURL(`${host.origin}/`)
})

test('what the command line does is on the page within a second', async ({ host, page }) => {
  const workspace = await enter(page, host.link)
  await workspace.enrol('Kim')
  await expect(workspace.known('Kim')).toBeVisible()
  await host.call('workspace.rename', { name: 'Payments platform' })
  await expect(workspace.heading).toHaveText('Payments platform', { timeout: 1000 })
})

test('when the host is killed the page says so; when it is back the page names the link', async ({
  host,
  page,
}) => {
  const workspace = await enter(page, host.link)
  await workspace.enrol('Kim')
  await expect(workspace.known('Kim')).toBeVisible()
  const { port } = host
  await host.kill()
  await expect(workspace.connection).toHaveText('Reconnecting')
  await expect(workspace.outOfTouch).toBeVisible()
  await expect(workspace.known('Kim')).toBeVisible()
  await host.start(port)
  await expect(workspace.needsLink).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('npx signalbox link')).toBeVisible()
  await page.goto('about:blank')
  await enter(page, host.link)
  await expect(workspace.known('Kim')).toBeVisible()
  await expect(workspace.connection).toHaveText('Up to date')
})

test('nothing on the page goes against its policy, which blocks what is injected', async ({
  host,
  page,
}) => {
  const trouble: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text())
  })
  page.on('pageerror', (error) => trouble.push(error.message))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`violation: ${violatedDirective} ${blockedURI}`),
    )
  })
  const workspace = await enter(page, host.link)
  await workspace.enrol('Kim')
  await page.getByRole('button', { name: 'Verify the ledger' }).click()
  await expect(page.getByText('The ledger is intact')).toBeVisible()
  expect(trouble).toEqual([])

  const evaluated = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.injected = true'
    document.body.append(inline)
    const markup = document.createElement('div')
    markup.innerHTML = '<img src="x:" onerror="window.injected = true">'
    document.body.append(markup)
    // Only what runs later is the page's own: this function itself is the debugger's.
    return new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return "ran"')())
        } catch (error) {
          resolve((error as Error).name)
        }
      }, 50)
    })
  })
  expect(evaluated).toBe('EvalError')
  const violations = () => trouble.filter((text) => text.startsWith('violation: script'))
  await expect.poll(() => violations().length).toBeGreaterThanOrEqual(3)
  expect(await page.evaluate(() => 'injected' in window)).toBe(false)
})
