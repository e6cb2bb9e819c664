import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addressOf, fixtures, openFolder, startCatalogue } from './catalogue-scene.ts'

const read = async (place: string) => {
  const core = await startCatalogue(addressOf(place), { kind: 'backstage' })
  const came = await core.sync()
  const byKey = new Map((await core.entries()).map((entry) => [entry.key, entry]))
  return { ...core, came, byKey }
}

const KEYS = [
  'api:default/artist-api',
  'component:default/artist-web',
  'component:tours/tour-web',
  'domain:default/artists',
  'group:default/artist-relations-team',
  'group:default/bookings',
  'location:default/org-data',
  'location:default/round-again',
  'resource:default/artists-db',
  'system:default/artist-engagement-portal',
  'template:default/react-ssr-template',
  'user:default/jdoe',
]

test.each([
  ['the folder', ''],
  ['the one file, which names the other', 'catalog-info.yaml'],
])('%s is read with every kind of entry in it, each once', async (_, name) => {
  const { came, byKey, defects } = await read(join(fixtures, name))
  expect([...byKey.keys()].toSorted()).toEqual(KEYS)
  expect(came).toMatchObject({ read: 12, changed: 12, quarantined: 0, failures: [] })
  expect(defects()).toEqual([])
})

test('a component says all that is known of it, with names written out in full', async () => {
  const { byKey } = await read(fixtures)
  expect(byKey.get('component:default/artist-web')).toMatchObject({
    kind: 'component',
    original: 'Component',
    project: 'artist-web',
    name: 'artist-web',
    title: 'Artist Web',
    says: 'The place to be, for great artists',
    owner: 'group:default/artist-relations-team',
    tier: 'gold',
    lifecycle: 'production',
    type: 'website',
    tags: ['java'],
    standsIn: 'catalog-info.yaml, line 2',
    url: 'https://admin.example-org.com',
    relations: [
      { how: 'ownedBy', to: 'group:default/artist-relations-team' },
      { how: 'partOf', to: 'system:default/public-websites' },
      { how: 'dependsOn', to: 'resource:default/artists-db' },
      { how: 'dependsOn', to: 'component:default/artist-lookup' },
      { how: 'partOf', to: 'component:default/all-websites' },
      { how: 'providesApi', to: 'api:default/artist-api' },
      { how: 'consumesApi', to: 'api:payments/charge-api' },
    ],
  })
})

test('what is said of another from the other end stands with that other one', async () => {
  const { byKey } = await read(fixtures)
  expect(byKey.get('component:tours/tour-web')).toMatchObject({
    project: 'tour-web',
    tier: '2',
    relations: [
      { how: 'ownedBy', to: 'user:default/jenny.doe' },
      { how: 'dependsOn', to: 'component:default/artist-web' },
    ],
  })
  expect(byKey.get('group:default/bookings')?.relations).toEqual([
    { how: 'partOf', to: 'group:default/artist-relations-team' },
  ])
  expect(byKey.get('user:default/jdoe')).toMatchObject({
    kind: 'person',
    title: 'Jenny Doe',
    project: '',
    relations: [
      { how: 'memberOf', to: 'group:default/infrastructure' },
      { how: 'memberOf', to: 'group:default/artist-relations-team' },
    ],
  })
})

test('kinds that are none of ours are unknown, by their own word', async () => {
  const { byKey } = await read(fixtures)
  expect(byKey.get('template:default/react-ssr-template')).toMatchObject({
    kind: 'unknown',
    original: 'Template',
    owner: 'group:default/web@example.com',
  })
  expect(byKey.get('location:default/org-data')).toMatchObject({ kind: 'unknown', project: '' })
  expect(byKey.get('domain:default/artists')?.relations).toContainEqual({
    how: 'partOf',
    to: 'domain:default/audio',
  })
})

test('files that have not changed are not written again; the ones that have are', async () => {
  const folder = await openFolder(fixtures)
  const core = await read(folder)
  core.changes.length = 0
  expect(await core.sync()).toMatchObject({ read: 0, changed: 0, failures: [] })
  expect(core.changes.flatMap(({ topics }) => topics)).not.toContain('catalogueEntries')
  const more = 'apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: { name: more }\n'
  await writeFile(join(folder, 'more.yaml'), more)
  expect(await core.sync()).toMatchObject({ read: 13, changed: 1 })
})

test('what is gone from a file is gone, and so is what stood in a file that is gone', async () => {
  const folder = await openFolder(fixtures)
  const core = await read(folder)
  await writeFile(
    join(folder, 'catalog-info.yaml'),
    'apiVersion: backstage.io/v1alpha1\nkind: System\nmetadata: { name: artist-engagement-portal }\n',
  )
  await core.sync()
  const keys = async () => (await core.entries()).map(({ key }) => key).toSorted()
  expect(await keys()).toEqual([
    'group:default/artist-relations-team',
    'group:default/bookings',
    'location:default/round-again',
    'system:default/artist-engagement-portal',
    'user:default/jdoe',
  ])
  await rm(join(folder, 'teams'), { recursive: true })
  await core.sync()
  expect(await keys()).toEqual(['system:default/artist-engagement-portal'])
})

test('a document that is malformed steps aside with where and why; nothing is taken for gone until it is mended', async () => {
  const folder = await openFolder(fixtures)
  const core = await read(folder)
  const org = join(folder, 'teams', 'org.yaml')
  await writeFile(
    org,
    [
      'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: bookings }',
      'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: [half',
      'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: bookings }',
      'kind: Group\nmetadata: { name: nameless }',
      'just words',
    ].join('\n---\n'),
  )
  expect(await core.sync()).toMatchObject({ quarantined: 4, failures: [] })
  const because = (await core.aside()).map((one) => one.because).toSorted()
  expect(because).toEqual([
    expect.stringMatching(/^It stands in teams\/org\.yaml, line 1 already \(teams\/org/),
    expect.stringMatching(/^Line 9 is no YAML that is read: .* \(teams\/org\.yaml, line 5\)\.$/),
    expect.stringMatching(/^What stands in teams\/org\.yaml, line \d+ cannot be read: apiVersion/),
    expect.stringMatching(/^What stands in teams\/org\.yaml, line \d+ cannot be read/),
  ])
  expect((await core.entries()).map(({ key }) => key)).toContain('user:default/jdoe')
  await writeFile(
    org,
    'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: bookings }',
  )
  await core.sync()
  expect((await core.entries()).map(({ key }) => key)).not.toContain('user:default/jdoe')
})

test('a probe tells how many of each kind, what leads elsewhere and what cannot be read', async () => {
  const folder = await openFolder(fixtures)
  await writeFile(
    join(folder, 'catalog-info-odd.yaml'),
    'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: odd }\nspec: { dependsOn: [ledger] }\n---\na: !x 1\n',
  )
  const { probe } = await read(folder)
  const { probed } = await probe()
  expect(probed).toMatchObject({
    found:
      '1 × API, 3 × Component, 1 × Domain, 2 × Group, 2 × Location, 1 × Resource, 1 × System, 1 × Template, 1 × User, in 3 files',
    more: false,
  })
  expect(probed?.projects.map(({ project }) => project).toSorted()).toEqual([
    'artist-web',
    'odd',
    'tour-web',
  ])
  const remarks = probed?.remarks.join('\n')
  expect(remarks).toContain('catalog-info-odd.yaml, line 6: Line 6 is no YAML that is read')
  expect(remarks).toContain('names https://elsewhere.example.net/catalog-info.yaml')
  expect(remarks).toContain('names ../../../../../../etc/hosts.yaml')
  expect(remarks).toContain('dependsOn: ledger')
})

test('a pattern is told and not followed, and keeps nothing from being read', async () => {
  const folder = await openFolder()
  const location = 'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: all }\n'
  await writeFile(
    join(folder, 'all.yaml'),
    `${location}spec: { target: './*/catalog-info.yaml' }\n`,
  )
  const { came, probe, sync } = await read(folder)
  expect(came).toMatchObject({ changed: 1, failures: [] })
  expect(await sync()).toMatchObject({ read: 0, failures: [] })
  expect((await probe()).probed?.remarks).toEqual([
    expect.stringMatching(/names \.\/\*\/catalog-info\.yaml: this is a pattern/),
  ])
})

test('a source that had a token goes without one once it is read from files', async () => {
  const core = await startCatalogue('https://git.example.org/a.yaml', { kind: 'backstage' })
  const { id: sourceId } = core.source
  const change = (expectedVersion: number, over: object) =>
    core.get('sources.change', { sourceId, changes: {}, expectedVersion, ...over })
  const given = await change(core.source.version, { secret: 'canary' })
  await change(given.version, { changes: { baseUrl: addressOf(fixtures) } })
  expect(await core.sync()).toMatchObject({ changed: 12, failures: [] })
  expect((await core.probe()).failure).toBeNull()
})

test('the tier is looked for under other words where the settings say so', async () => {
  const core = await read(fixtures)
  const { id: sourceId, version: expectedVersion } = core.source
  const changes = { settings: { tierFrom: ['custom'] } }
  await core.get('sources.change', { sourceId, changes, expectedVersion })
  await core.sync()
  const tiers = (await core.entries()).flatMap(({ tier }) => tier ?? [])
  expect(tiers).toEqual(['custom_label_value'])
})

test.each([
  'words: only\n',
  '<!DOCTYPE html><html></html>',
  '',
  '# backstage.io/ is named only here\n',
])('a file with nothing of a catalogue says so, and leaves what was known (%#)', async (text) => {
  const folder = await openFolder(fixtures)
  const core = await read(join(folder, 'catalog-info.yaml'))
  await writeFile(join(folder, 'catalog-info.yaml'), text)
  const { failures } = await core.sync()
  expect(failures).toMatchObject([{ trouble: 'notUnderstood' }])
  expect(await core.probe()).toMatchObject({ failure: { trouble: 'notUnderstood' } })
  expect(await core.entries()).toHaveLength(12)
})
