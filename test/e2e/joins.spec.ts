import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { hostileNames, readNames } from './names-scene.ts'
import { JoinsPage } from './pages/joins-page.ts'
import { Shell } from './pages/shell.ts'
import { factsAbout } from './scene.ts'
import { Upstream } from './upstream.ts'
import { settled } from './views.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

test('names are joined, set aside and taken up by a key each, and each can be taken back', async ({
  ownRehearsal: host,
  page,
}) => {
  const { items: services } = await host.call('services.list', { limit: 3 })
  const [first, second] = services
  const meant = [`parcel/${first!.name}`, `parcel/${second!.name}`] as const
  const source = await readNames(host, { names: [...meant, 'tools/lint', 'tools/old'] })
  const shell = new Shell(page)
  const joins = new JoinsPage(page)
  await host.open(page, '#/today')
  await page.getByRole('link', { name: '4 names at Alerts belong to nothing yet' }).click()
  await expect(shell.heading).toHaveText('To be joined')
  await expect(joins.row(meant[0])).toContainText('Likely')

  await page.keyboard.press('j')
  await expect(joins.inbox).toBeFocused()
  expect(await joins.current(joins.inbox)).toContain(meant[0])
  await page.keyboard.press('a')
  await expect(joins.row(meant[0])).toHaveCount(0)
  await expect(joins.inbox).toBeFocused()
  await expect.poll(() => joins.current(joins.inbox)).toContain(meant[1])
  await expect(joins.parts).toContainText('To be joined3')
  await expect(shell.told).toContainText(`belongs to ${first!.name}`)
  await shell.told.getByRole('button', { name: 'Undo' }).last().click()
  await expect(joins.row(meant[0])).toBeVisible()

  await joins.inbox.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(shell.inspector.getByRole('heading', { name: 'tools/old' })).toBeVisible()
  await page.keyboard.press('x')
  await shell.dialog.getByRole('textbox', { name: 'Reason' }).fill('Nothing that is released.')
  await shell.dialog.getByRole('button', { name: 'Set it aside' }).click()
  await expect(shell.inspector.getByRole('heading', { name: 'tools/lint' })).toBeVisible()
  await expect(joins.inbox).toBeFocused()

  await page.keyboard.press('v')
  const picker = shell.dialog.getByRole('combobox', { name: 'Service' })
  await expect(picker).toBeFocused()
  await picker.fill(second!.name)
  await page.getByRole('option', { name: second!.name }).first().click()
  await shell.dialog.getByRole('button', { name: 'Join it' }).click()
  await expect(joins.row('tools/lint')).toHaveCount(0)
  await expect(joins.parts).toContainText('To be joined2')

  await joins.parts.getByRole('link', { name: 'Set aside' }).click()
  await expect(joins.row('tools/old')).toContainText('Nothing that is released.')
  await page.keyboard.press('j')
  await page.keyboard.press('u')
  await expect(page.getByText('No name is set aside')).toBeVisible()
  await expect(joins.parts).toContainText('To be joined3')
  expect((await factsAbout(host, source)).map(({ type }) => type).slice(-2)).toEqual([
    'join.setAside',
    'join.takenUp',
  ])
  const { items: rules } = await host.call('joins.rules', {})
  expect(rules).toMatchObject([{ pattern: 'tools/lint', to: second!.id, source }])
})

test('a rule for many is seen beforehand, changed, and taken away with what that does', async ({
  ownRehearsal: host,
  page,
}) => {
  const { items: services } = await host.call('services.list', { limit: 3 })
  const [first, second] = services
  await readNames(host, { names: ['tools/lint', 'tools/format', 'tools/deep/er', 'other'] })
  const rule = { of: 'project', source: null } as const
  await host.call('joins.add', { ...rule, pattern: 'tools/lint', to: second!.id })
  const shell = new Shell(page)
  const joins = new JoinsPage(page)
  await host.open(page, '#/sources/joins')
  await joins.row('tools/format').click()
  await page.keyboard.press('w')
  await expect(shell.heading).toHaveText('Write a rule')
  await expect(joins.pattern).toHaveValue('tools/format')
  await page.getByRole('button', { name: 'tools/**' }).click()
  await expect(joins.pattern).toHaveValue('tools/**')
  await page.getByRole('combobox', { name: 'Service' }).fill(first!.name)
  await page.getByRole('option', { name: first!.name }).first().click()
  await expect(joins.sum('Newly joined')).toContainText('2')
  await expect(joins.sum('Fit, but are left as they are')).toContainText('1')
  await joins.sum('Newly joined').click()
  await expect(joins.preview.getByRole('row')).toHaveCount(3)
  await expect(joins.preview.getByRole('row', { name: 'tools/deep/er' })).toContainText(first!.name)
  await page.getByRole('button', { name: 'Add the rule' }).click()
  await expect(shell.heading).toHaveText('To be joined')
  await expect(joins.row('tools/format')).toHaveCount(0)
  await expect(joins.row('other')).toBeVisible()

  await joins.parts.getByRole('link', { name: 'Rules' }).click()
  await expect(joins.row('tools/**')).toContainText('Robin Ashgrove')
  await page.keyboard.press('j')
  await expect(joins.rules).toBeFocused()
  await page.keyboard.press('j')
  expect(await joins.current(joins.rules)).toContain('tools/**')
  await page.keyboard.press('v')
  await expect(shell.heading).toHaveText('Change a rule')
  await joins.pattern.fill('tools/*')
  await expect(joins.sum('Wait in the inbox again')).toContainText('1')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(shell.inspector.getByRole('heading', { name: 'tools/*' })).toBeVisible()
  await shell.told.getByRole('button', { name: 'Undo' }).last().click()
  await expect(shell.inspector.getByRole('heading', { name: 'tools/**' })).toBeVisible()

  await page.keyboard.press('x')
  await expect(shell.dialog.getByRole('button', { name: /Wait in the inbox again/ })).toContainText(
    '2',
  )
  await shell.dialog.getByRole('textbox', { name: 'Reason' }).fill('It caught too much.')
  await shell.dialog.getByRole('button', { name: 'Take it away' }).click()
  await expect(joins.row('tools/**')).toHaveCount(0)
  await expect(joins.rules).toBeFocused()
  await joins.parts.getByRole('link', { name: 'Share joined' }).click()
  await expect(page.getByRole('table', { name: /^Share joined/ })).toContainText('1 of 4')
})

test('thousands of names are walked through, and what they hold runs nowhere', async ({
  ownRehearsal: host,
  page,
}) => {
  test.setTimeout(120_000)
  const many = Array.from({ length: 2500 }, (_, at) => `many/name-${String(at).padStart(4, '0')}`)
  await readNames(host, { names: [...hostileNames, ...many] })
  const shell = new Shell(page)
  const joins = new JoinsPage(page)
  await host.open(page, '#/sources/joins')
  await expect(joins.row('<img src=x')).toBeVisible()
  const count = many.length + hostileNames.length
  await expect(joins.inbox).toHaveAttribute('aria-rowcount', String(count + 1))
  await expect(page.locator('#main img')).toHaveCount(0)
  await expect(page.locator('bdi').first()).toBeVisible()
  await expect(page.locator('#main')).not.toContainText('\u202E')
  await joins.row(hostileNames[0]).click()
  await expect(shell.inspector.locator('bdi')).toHaveText(hostileNames[0])
  await page.keyboard.press('Escape')
  await expect(shell.inspector).toHaveCount(0)
  await page.keyboard.press('End')
  await expect(joins.row('many/name-2499')).toBeVisible({ timeout: 60_000 })
  expect(await joins.inbox.getByRole('row').count()).toBeLessThan(90)
  await page.getByRole('textbox', { name: 'Filter the names' }).fill('name-0042')
  await expect(page.getByText('1 name belongs to nothing yet')).toBeVisible()
  await expect(page).toHaveTitle('Sources · Signalbox')
})

test('the form of a source shows what its projects belong to, and joins what is accepted', async ({
  ownRehearsal: host,
  page,
}) => {
  const { items } = await host.call('services.list', { limit: 1 })
  const service = items[0]!
  const upstream = new Upstream('token', { others: [`parcel/${service.name}`] })
  await upstream.start()
  const { id: to } = service
  await host.call('joins.add', { of: 'project', source: null, pattern: 'parcel/rou*', to })
  const shell = new Shell(page)
  await host.open(page, '#/sources/new?kind=github')
  await settled(page)
  await page.getByRole('textbox', { name: 'Address' }).fill(upstream.address)
  await page.getByLabel('Token').fill('token')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await page.getByRole('button', { name: 'Take all 3' }).click()
  const panel = shell.panel('What the projects belong to')
  const line = (name: string) => panel.getByRole('listitem').filter({ hasText: name })
  await expect(line('parcel/routes')).toContainText('By a rule that stands')
  await expect(line('parcel/labels')).toContainText(/Possible|nothing yet/)
  await expect(line(`parcel/${service.name}`)).toContainText('Likely')
  await panel.getByRole('button', { name: 'Accept the suggestion' }).click()
  const accepted = panel.getByRole('checkbox', { name: `Join parcel/${service.name} to` })
  await expect(accepted).toBeChecked()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze()
    expect.soft(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  }
  await page.getByRole('button', { name: 'Add the source' }).click()
  await expect(shell.told).toContainText('1 rule is written')
  const { items: rules } = await host.call('joins.rules', {})
  const { items: sources } = await host.call('sources.list', {})
  expect(rules.map(({ source, pattern }) => [source, pattern])).toEqual([
    [null, 'parcel/rou*'],
    [sources[0]!.id, `parcel/${service.name}`],
  ])
  await upstream.kill()
})
