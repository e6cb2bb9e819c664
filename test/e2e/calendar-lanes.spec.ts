import { expect, test } from './fixtures.ts'
import type { Host } from './host.ts'
import { LanesPage } from './pages/lanes-page.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Somewhere in the coming days, with nothing else of its release around it. */
async function comingSlot(host: Host) {
  const now = Date.now()
  const { items } = await host.call('calendar.slots', {
    from: now + 6 * HOUR,
    until: now + 12 * DAY,
    states: ['planned'],
    limit: 50,
  })
  return items.find(({ slot }) => slot.startsAt > now + 6 * HOUR)!
}

const slotOf = async (host: Host, { release, activity }: { release: string; activity: string }) => {
  const found = await host.call('releases.get', { releaseId: release as never })
  return found.release!.activities.find(({ id }) => id === activity)!.slot
}

const hashAround = ({ slot }: { slot: { startsAt: number } }) =>
  `#/calendar?zoom=day&zone=Europe%2FBerlin&from=${new Date(slot.startsAt - 8 * HOUR).toISOString().slice(0, 16)}Z`

test('a slot is moved by keys, with a reason, and taken back', async ({ ownRehearsal, page }) => {
  const slot = await comingSlot(ownRehearsal)
  const before = await slotOf(ownRehearsal, slot)
  await ownRehearsal.open(page, hashAround(slot))
  const lanes = new LanesPage(page)
  await lanes.settle()
  await lanes.bar(slot).focus()
  await page.keyboard.press('m')
  await expect(lanes.held).toContainText(slot.releaseName)
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(lanes.dialog).toContainText('Move')
  await lanes.moveWith('The vendor needs another hour')
  await expect(page.getByText(/is planned for/)).toBeVisible()
  const moved = await slotOf(ownRehearsal, slot)
  expect(moved.startsAt - before.startsAt).toBe(1.25 * HOUR)
  expect(moved.endsAt - moved.startsAt).toBe(before.endsAt - before.startsAt)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByText(/^Taken back/)).toBeVisible()
  expect(await slotOf(ownRehearsal, slot)).toEqual(before)
})

test('by the pointer a slot is moved and stretched; Escape and leaving it put it back', async ({
  ownRehearsal,
  page,
}) => {
  const slot = await comingSlot(ownRehearsal)
  const before = await slotOf(ownRehearsal, slot)
  await ownRehearsal.open(page, hashAround(slot))
  const lanes = new LanesPage(page)
  await lanes.settle()
  const bar = lanes.bar(slot)
  await expect(bar).toBeVisible()
  const place = await bar.boundingBox()

  await lanes.drag(bar, { byPx: 90 })
  await expect(lanes.held).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(lanes.held).toBeHidden()
  await page.mouse.up()
  expect(await bar.boundingBox()).toEqual(place)

  await lanes.drag(bar, { byPx: 90 })
  await page.mouse.up()
  await lanes.dialog.getByRole('button', { name: 'Leave it' }).click()
  await expect(lanes.dialog).toBeHidden()
  expect(await bar.boundingBox()).toEqual(place)
  expect(await slotOf(ownRehearsal, slot)).toEqual(before)

  await lanes.drag(bar, { byPx: 120, at: 'end' })
  await page.mouse.up()
  await lanes.moveWith('The migration takes longer')
  await expect(page.getByText(/is planned for/)).toBeVisible()
  const stretched = await slotOf(ownRehearsal, slot)
  expect(stretched.startsAt).toBe(before.startsAt)
  expect(stretched.endsAt).toBeGreaterThan(before.endsAt)
  expect(stretched.endsAt % (15 * 60 * 1000)).toBe(0)
})

test('keys, wheel and buttons walk through time; the address remembers where', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('k')
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible()
  const from = () => new URL(page.url().replace('/#/', '/')).searchParams.get('from')
  await page.keyboard.press('.')
  await expect.poll(from).not.toBeNull()
  const first = from()!
  await page.keyboard.press('.')
  await expect.poll(() => Date.parse(from()!) - Date.parse(first)).toBe(3.5 * DAY)
  await page.keyboard.press('+')
  await expect(page.getByRole('radio', { name: 'Day' })).toBeChecked()
  const close = from()!
  await page.locator('.sb-lanes-field').hover()
  await page.mouse.wheel(300, 0)
  await expect.poll(() => Date.parse(from()!)).toBeGreaterThan(Date.parse(close))
  await page.keyboard.press('t')
  await expect
    .poll(() => Math.abs(Date.parse(from()!) - (Date.now() - DAY / 4)))
    .toBeLessThan(120_000)
})

test('a bar opens beside the lanes, and every bar is named', async ({ rehearsal, page }) => {
  const slot = await comingSlot(rehearsal)
  await rehearsal.open(page, hashAround(slot))
  const lanes = new LanesPage(page)
  await lanes.settle()
  const bar = lanes.bar(slot)
  await bar.click()
  const opened = page.getByRole('complementary')
  await expect(opened).toContainText(slot.releaseName)
  await expect(opened).toContainText('Europe/Berlin')
  await expect(bar).toHaveAttribute(
    'aria-label',
    new RegExp(`${slot.releaseName}.*Planned.*Berlin`),
  )
  await bar.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('.sb-lane-bar:focus')).toHaveCount(1)
})
