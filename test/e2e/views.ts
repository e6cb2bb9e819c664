import { expect, type Page } from '@playwright/test'
import type { Host } from './host.ts'
import type { Outside } from './outside-scene.ts'
import { Palette } from './pages/palette.ts'
import { PlansPage } from './pages/plans-page.ts'
import { Shell } from './pages/shell.ts'

/** Something that the window can show, and how it comes to show it. */
export type View = {
  readonly name: string
  readonly hash: string
  readonly arrange?: (page: Page) => Promise<void>
}

/** Every page, with and without what opens on it. */
export async function viewsOf(host: Host): Promise<readonly View[]> {
  const known = await chosen(host)
  return [
    { name: 'today', hash: '#/today' },
    ...releaseViews(known),
    ...calendarViews,
    ...plansViews,
    ...catalogueViews(known),
    ...sourceViews,
    ...ledgerViews(known),
    ...settingsViews,
    ...overPages(known),
  ]
}

type Known = Awaited<ReturnType<typeof chosen>>

/** What the rehearsal has to show of each. */
async function chosen(host: Host) {
  const first = async (state: 'planned' | 'draft' | 'inProgress' | 'closed') => {
    const { items } = await host.call('releases.rows', { states: [state], limit: 1 })
    return items[0]!.id
  }
  const [services, environments, people, entries] = await Promise.all([
    host.call('services.list', { limit: 5 }),
    host.call('environments.list', { limit: 5 }),
    host.call('people.list', { limit: 5 }),
    host.call('ledger.entries', { type: 'release.drafted', limit: 1 }),
  ])
  return {
    planned: await first('planned'),
    closed: await first('closed'),
    service: services.items[0]!.id,
    environment: environments.items.at(-1)!.id,
    person: people.items[2]!.id,
    entry: entries.items[0]!.seq,
  }
}

const calendarViews: readonly View[] = [
  { name: 'calendar-lanes', hash: '#/calendar' },
  { name: 'calendar-lanes-month', hash: '#/calendar?zoom=month&by=team' },
  {
    name: 'calendar-lanes-held',
    hash: '#/calendar?zoom=day&zone=America%2FNew_York',
    arrange: async (page) => {
      await page.locator('.sb-lane-bar').first().focus()
      await page.keyboard.press('m')
      await page.keyboard.press('Shift+ArrowRight')
    },
  },
  {
    name: 'calendar-lanes-opened',
    hash: '#/calendar',
    arrange: async (page) => page.locator('.sb-lane-bar').first().press('Enter'),
  },
]

const releaseViews = ({ planned, closed }: Known): readonly View[] => [
  { name: 'releases', hash: '#/releases' },
  { name: 'releases-inspector', hash: `#/releases?open=${planned}` },
  {
    name: 'releases-filters',
    hash: '#/releases?state=any',
    arrange: (page) => page.getByRole('button', { name: 'Filters', exact: true }).click(),
  },
  { name: 'releases-none', hash: '#/releases?words=nothing+goes+by+that' },
  { name: 'release-planned', hash: `#/releases/${planned}` },
  { name: 'release-closed', hash: `#/releases/${closed}` },
  { name: 'release-edit', hash: `#/releases/${planned}?edit=details` },
  { name: 'release-step', hash: `#/releases/${planned}?step=ready` },
  { name: 'release-new', hash: '#/releases/new' },
]

/** One to be planned, one that surprises, one that cannot be. */
const sheet = `Number,Short description,Environment,Planned start,Planned end
CHG0040001,Parcel labels 7.2,Production eu-central,2027-02-02 22:00,2027-02-02 23:30
CHG0040002,Customs forms 3.0,Production nowhere,2027-02-03 22:00,2027-02-03 23:30
CHG0040003,Night batch,Production us-east,2027-02-31 22:00,2027-02-31 23:30`

const plansViews: readonly View[] = [
  { name: 'plans', hash: '#/plans' },
  {
    name: 'plans-preview',
    hash: '#/plans',
    arrange: async (page) => {
      await new PlansPage(page).sheet.fill(sheet)
      const preview = page.getByRole('grid', { name: 'Releases of the sheet' })
      await expect(preview.getByRole('row')).toHaveCount(4)
      await preview.scrollIntoViewIfNeeded()
    },
  },
]

const catalogueViews = ({ service, environment, person }: Known): readonly View[] => [
  { name: 'services', hash: '#/services' },
  { name: 'services-inspector', hash: `#/services?open=${service}` },
  { name: 'service-new', hash: '#/services/new' },
  { name: 'service', hash: `#/services/${service}` },
  { name: 'environments', hash: '#/environments' },
  { name: 'environments-inspector', hash: `#/environments?open=${environment}` },
  { name: 'environment-new', hash: '#/environments/new' },
  { name: 'environment', hash: `#/environments/${environment}` },
  { name: 'people', hash: '#/people' },
  { name: 'people-inspector', hash: `#/people?open=${person}` },
  { name: 'person-new', hash: '#/people/new' },
  { name: 'person', hash: `#/people/${person}` },
]

/** The rehearsal reads nothing outside: the room while it is empty, and its form. */
const sourceViews: readonly View[] = [
  { name: 'sources', hash: '#/sources' },
  { name: 'outside-empty', hash: '#/outside' },
  { name: 'source-kinds', hash: '#/sources/new' },
  { name: 'source-new', hash: '#/sources/new?kind=github' },
  {
    name: 'source-new-network',
    hash: '#/sources/new?kind=jenkins',
    arrange: (page) => page.getByText(/^Network: /).click(),
  },
  { name: 'source-unknown', hash: '#/sources/nobody' },
  { name: 'joins-none', hash: '#/sources/joins' },
  { name: 'joins-no-rules', hash: '#/sources/joins/rules' },
  { name: 'joins-no-share', hash: '#/sources/joins/share' },
  { name: 'wall-sources', hash: '#/sources?wall=on' },
]

/** What sources told, for a host that reads some. */
export const outsideViews = ({ service, release, github }: Outside): readonly View[] => [
  { name: 'outside-runs', hash: '#/outside' },
  {
    name: 'outside-deployments',
    hash: `#/outside?show=deployments&release=${release.id}&during=on`,
  },
  { name: 'outside-incidents', hash: '#/outside?show=incidents' },
  { name: 'outside-none', hash: '#/outside?outcome=skipped' },
  {
    name: 'outside-inspector',
    hash: `#/outside?open=${github.id}:7003`,
    arrange: async (page) => {
      await page.getByRole('button', { name: 'Show it word for word' }).click()
      await expect(page.locator('.sb-happening-raw')).toContainText('run_number')
    },
  },
  { name: 'outside-of-service', hash: `#/services/${service.id}` },
  {
    name: 'outside-age',
    hash: `#/services/${service.id}`,
    arrange: async (page) => {
      await page.getByRole('region', { name: 'Runs and deployments' }).locator('.sb-age').click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'outside-opened',
    hash: `#/services/${service.id}`,
    arrange: async (page) => {
      await page.locator('.sb-happening-told').first().click()
      await expect(page.getByRole('dialog').getByText('What is known')).toBeVisible()
    },
  },
  { name: 'outside-of-release', hash: `#/releases/${release.id}` },
  { name: 'outside-wall', hash: '#/outside?show=deployments&wall=on' },
]

/** The same once a source lets nobody in. */
export const troubledViews = ({ service }: Outside): readonly View[] => [
  { name: 'outside-troubled-today', hash: '#/today' },
  { name: 'outside-troubled-service', hash: `#/services/${service.id}` },
]

const ledgerViews = ({ entry }: Known): readonly View[] => [
  { name: 'ledger', hash: '#/ledger' },
  { name: 'ledger-entry', hash: `#/ledger?open=${entry}` },
  { name: 'ledger-proof', hash: '#/ledger?show=proof' },
]

const settingsViews: readonly View[] = [
  'profile',
  'appearance',
  'workspace',
  'backups',
  'diagnostics',
].map((part) => ({ name: `settings-${part}`, hash: `#/settings?part=${part}` }))

const overPages = ({ planned }: Known): readonly View[] => [
  {
    name: 'palette',
    hash: '#/releases',
    arrange: async (page) => {
      const palette = new Palette(page)
      await palette.open()
      await palette.field.fill('re')
      await expect(palette.choice('Go to Releases')).toBeVisible()
    },
  },
  {
    name: 'keys',
    hash: '#/releases',
    arrange: async (page) => {
      await page.keyboard.press('?')
      await expect(new Shell(page).keys).toBeVisible()
    },
  },
  { name: 'wall-today', hash: '#/today?wall=on' },
  { name: 'wall-releases', hash: '#/releases?wall=on' },
  { name: 'wall-release', hash: `#/releases/${planned}?wall=on` },
  { name: 'no-such-page', hash: '#/nowhere' },
]

/** Shows it, and waits until all of it is there. */
export async function show(page: Page, { hash, arrange }: View): Promise<void> {
  await page.evaluate((to) => window.location.assign(to), hash)
  await settled(page)
  await arrange?.(page)
  await settled(page)
}

/** What was on its way has come. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.locator('[aria-busy="true"], .mantine-Skeleton-root')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}
