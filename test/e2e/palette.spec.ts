import { expect, test } from './fixtures.ts'
import { Palette } from './pages/palette.ts'
import { Shell } from './pages/shell.ts'
import { settled } from './views.ts'

test('the palette opens within 100 ms of the keys', async ({ rehearsal, page }) => {
  await rehearsal.open(page, '#/releases')
  await settled(page)
  const palette = new Palette(page)
  await palette.open()
  await page.keyboard.press('Escape')
  await expect(palette.field).toBeHidden()
  await page.evaluate(() => {
    const times = { pressed: 0, shown: 0 }
    Object.assign(window, { times })
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key === 'k') times.pressed = timeStamp
      },
      true,
    )
    addEventListener('focusin', ({ target }) => {
      if ((target as Element).matches('[role="dialog"] input')) {
        requestAnimationFrame(() => {
          times.shown = performance.now()
        })
      }
    })
  })
  await palette.open()
  const read = () => page.evaluate(() => (window as unknown as { times: Times }).times)
  await expect.poll(async () => (await read()).shown).toBeGreaterThan(0)
  const { pressed, shown } = await read()
  expect(shown - pressed).toBeLessThan(100)
})
type Times = { readonly pressed: number; readonly shown: number }

test('a release, a service and a person are found by a part of their name, and opened', async ({
  rehearsal,
  page,
}) => {
  const [services, people, releases] = await Promise.all([
    rehearsal.call('services.list', { limit: 1 }),
    rehearsal.call('people.list', { limit: 1 }),
    rehearsal.call('releases.rows', { limit: 1 }),
  ])
  await rehearsal.open(page, '#/today')
  const shell = new Shell(page)
  await expect(shell.heading).toHaveText('Today')
  const palette = new Palette(page)
  for (const name of [services, people, releases].map(({ items }) => items[0]!.name!)) {
    await palette.open()
    await palette.field.fill(name.slice(0, -1))
    await palette.subject(name).click()
    await expect(shell.heading).toHaveText(name)
  }
})

test('what nobody goes by is said, and Escape gives the page back', async ({ rehearsal, page }) => {
  await rehearsal.open(page, '#/releases')
  await settled(page)
  const palette = new Palette(page)
  await palette.open()
  await palette.field.fill('qqqzzz')
  await expect(page.getByText('Nothing goes by “qqqzzz”.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette.field).toBeHidden()
  await expect(new Shell(page).heading).toHaveText('Releases')
})

test('every action with a key is in the palette by its label, and no key stands twice', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/releases')
  await settled(page)
  const shell = new Shell(page)
  await page.keyboard.press('?')
  const lines = shell.keys.getByRole('listitem')
  await expect(lines.first()).toBeVisible()
  const told = await lines.evaluateAll((items) =>
    items.map((item) => ({
      menu: item.closest('section')!.querySelector('h3')!.textContent,
      label: item.querySelector('span')!.textContent,
      keys: item.querySelector('.sb-keys')!.textContent,
    })),
  )
  expect(told.length).toBeGreaterThan(15)
  expect(new Set(told.map(({ keys }) => keys)).size).toBe(told.length)
  await page.keyboard.press('Escape')
  await expect(shell.keys).toBeHidden()

  const palette = new Palette(page)
  await palette.open()
  const hidden = ['Find or do anything', 'Take back the last decision']
  for (const { menu, label } of told) {
    if (menu === 'In place' || hidden.includes(label)) continue
    await palette.field.fill(label)
    await expect(palette.choice(label).first(), label).toBeVisible()
  }
})

test('keys lead to every room, and back comes the browser’s way', async ({ rehearsal, page }) => {
  await rehearsal.open(page, '#/today')
  await settled(page)
  const shell = new Shell(page)
  const rooms = [
    ['r', 'Releases'],
    ['i', 'Bring your plan'],
    ['s', 'Services'],
    ['e', 'Environments'],
    ['p', 'People'],
    ['l', 'Ledger'],
    ['c', 'Settings'],
    ['t', 'Today'],
  ] as const
  for (const [key, title] of rooms) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(shell.heading).toHaveText(title)
    await expect(shell.heading).toBeFocused()
    await expect(shell.room(title)).toHaveAttribute('aria-current', 'page')
    await expect(page).toHaveTitle(`${title} · Signalbox`)
  }
  await page.goBack()
  await expect(shell.heading).toHaveText('Settings')
})
