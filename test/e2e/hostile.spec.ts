import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { attacks, hostile } from './hostile-words.ts'
import { readOutside } from './outside-scene.ts'
import { Shell } from './pages/shell.ts'
import { settled } from './views.ts'

/** Everything that pages of a context ask for from anywhere but their own host. */
function listenForLeaving(context: BrowserContext, origin: string): readonly string[] {
  const left: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    const own = [origin, origin.replace('http', 'ws'), 'about:', `blob:${origin}`, 'data:font']
    if (!own.some((start) => url.startsWith(start))) left.push(url)
  })
  return left
}

/** What of a page would act, lie or overflow, had the outside its way; looked for in the page itself. */
const harmIn = (page: Page) =>
  page.evaluate(() => {
    const acting =
      /(?![\t\n])\p{Cc}|\p{Cs}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u
    const harm: string[] = []
    const ran = (window as unknown as { __ran?: unknown }).__ran
    if (ran !== undefined) harm.push(`ran: ${String(ran)}`)
    const foreign = 'img, iframe, object, embed, form[action], script:not([src]), base, main style'
    for (const one of document.querySelectorAll(foreign))
      harm.push(`element: ${one.outerHTML.slice(0, 80)}`)
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      if (!/^(https?:|blob:)$/.test(link.protocol)) harm.push(`link: ${link.href.slice(0, 80)}`)
      if (link.username !== '') harm.push(`link with a user: ${link.href.slice(0, 80)}`)
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (acting.test(node.nodeValue ?? ''))
        harm.push(`text: ${JSON.stringify(node.nodeValue?.slice(0, 80))}`)
    }
    for (const one of document.querySelectorAll('[title], [aria-label]')) {
      const said = `${one.getAttribute('title') ?? ''}${one.getAttribute('aria-label') ?? ''}`
      if (acting.test(said)) harm.push(`said: ${JSON.stringify(said.slice(0, 80))}`)
    }
    const wide = document.documentElement.scrollWidth - window.innerWidth
    if (wide > 0) harm.push(`the page is ${wide} px too wide`)
    for (const box of document.querySelectorAll(
      '.sb-panel, .sb-inspector-body, .mantine-Modal-body',
    )) {
      const over = box.scrollWidth - box.clientWidth
      if (over > 1) harm.push(`${box.className} is ${over} px too wide`)
    }
    for (const row of document.querySelectorAll('.sb-happening-line, .sb-table-row')) {
      if (row.clientHeight > 120) harm.push(`a row is ${row.clientHeight} px high`)
    }
    return harm
  })

test('whatever the outside calls its things: nothing runs, nothing is loaded, nothing lies about its order', async ({
  ownRehearsal: host,
  page,
  context,
}) => {
  test.setTimeout(300_000)
  const { service, release, stop } = await readOutside(host, hostile)
  const left = listenForLeaving(context, host.origin)
  const shell = new Shell(page)
  await host.open(page, '#/today')
  const visit = async (hash: string) => {
    await page.evaluate((to) => window.location.assign(to), hash)
    await settled(page)
    expect.soft(await harmIn(page), hash).toEqual([])
  }
  for (const hash of [
    `#/services/${service.id}`,
    `#/services?open=${service.id}`,
    `#/releases/${release.id}`,
    '#/outside',
    '#/outside?show=deployments',
    '#/outside?show=incidents',
    '#/outside?show=incidents&wall=on',
    '#/today',
  ]) {
    await visit(hash)
  }
  for (const of of ['runs', 'deployments', 'incidents'] as const) {
    const { items } = await host.call(`${of}.list`, { limit: 100 })
    expect(items).toHaveLength(attacks.length)
    for (const { source, key } of items) {
      const open = new URLSearchParams({ show: of, open: `${source}:${key}` })
      await visit(`#/outside?${open}`)
      await shell.inspector.getByRole('button', { name: 'Show it word for word' }).click()
      await expect(shell.inspector.locator('pre')).toBeVisible()
      expect.soft(await harmIn(page), `${of} ${key} word for word`).toEqual([])
    }
  }
  await visit(`#/services/${service.id}`)
  await page.setViewportSize({ width: 720, height: 450 })
  expect.soft(await harmIn(page), 'a small window').toEqual([])
  for (const line of await page.locator('button.sb-happening-told').all()) {
    await line.click()
    await expect(shell.dialog).toContainText('What is known')
    expect.soft(await harmIn(page), 'a line opened').toEqual([])
    await page.keyboard.press('Escape')
    await expect(shell.dialog).toHaveCount(0)
  }
  expect(left).toEqual([])
  await stop()
})

test('what is hidden in a name is shown by marks', async ({ ownRehearsal: host, page }) => {
  const { stop } = await readOutside(host, hostile)
  await host.open(page, '#/outside')
  await settled(page)
  const grid = page.getByRole('grid')
  await expect(grid.getByText('‹U+202E›').first()).toBeAttached()
  await expect(grid).toContainText('invoice‹U+202E›gpj.exe')
  await stop()
})
