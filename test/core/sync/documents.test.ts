import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '#core/sync/outward.ts'
import { failureOf, openScene } from './outward-scene.ts'

const like = /\.ya?ml$/i
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-documents-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const open = (baseUrl: string, answer = {}) => {
  const scene = openScene(() => answer)
  return { ...scene, ...scene.open({ baseUrl }) }
}
const bodyOf = (answer: Answer) => (answer.is === 'fresh' ? answer.body : 'the same')

test('an address of the web is one document, asked as text', async () => {
  const { outward, asked } = open('https://git.example/raw/cat%20alog.yaml', {
    body: 'kind: System',
  })
  const [document, ...more] = await outward.documents(like)
  expect([document?.name, more]).toEqual(['cat alog.yaml', []])
  expect(bodyOf(await document!.get())).toBe('kind: System')
  expect(asked[0]?.url.href).toBe('https://git.example/raw/cat%20alog.yaml')
})

test('a folder is every file named like that, deeper ones too, but nothing that a link leads to', async () => {
  const place = join(folder, 'catalogue')
  await mkdir(join(place, 'deep'), { recursive: true })
  await writeFile(join(place, 'b.yaml'), '\ufeffb: 1')
  await writeFile(join(place, 'deep', 'a.YML'), 'a: 1')
  await writeFile(join(place, 'secret.txt'), 'no')
  await writeFile(join(folder, 'outside.yaml'), 'no')
  await symlink(join(folder, 'outside.yaml'), join(place, 'link.yaml'))
  await symlink(folder, join(place, 'loop'))
  const { outward, asked } = open(pathToFileURL(place).href)
  const found = await outward.documents(like)
  expect(found.map(({ name }) => name)).toEqual(['b.yaml', 'deep/a.YML'])
  const bodies = await Promise.all(found.map(async ({ get }) => bodyOf(await get())))
  expect(bodies).toEqual(['b: 1', 'a: 1'])
  expect(asked).toEqual([])
})

test('a file that has not changed is the same, until it is changed', async () => {
  const place = join(folder, 'one.yaml')
  await writeFile(place, 'a: 1')
  const scene = open(pathToFileURL(place).href)
  const read = async () => (await scene.outward.documents(like))[0]!.get({ unlessSame: true })
  const first = await read()
  if (first.is === 'fresh') first.keep({ rows: 1 })
  for (const one of scene.takeFresh()) scene.validators.set(`${one.identity} ${one.url}`, one)
  expect(await read()).toEqual({ is: 'same', kept: { rows: 1 } })
  await writeFile(place, 'a: 2')
  await utimes(place, 1, 1)
  expect(bodyOf(await read())).toBe('a: 2')
})

test.each([
  ['nothing-there.yaml', 'missing'],
  ['outside.txt', 'settingsUnfit'],
])('%s says what is amiss', async (name, trouble) => {
  await writeFile(join(folder, 'outside.txt'), 'x')
  const { outward } = open(pathToFileURL(join(folder, name)).href)
  expect(await failureOf(outward.documents(like))).toMatchObject({ trouble, passing: false })
})

test('a file of more than 10 MB is not read', async () => {
  const place = join(folder, 'large.yaml')
  await writeFile(place, 'x'.repeat(10 * 1024 * 1024 + 1))
  const { outward } = open(pathToFileURL(place).href)
  const [document] = await outward.documents(like)
  expect(await failureOf(document!.get())).toMatchObject({ trouble: 'tooLarge' })
})

test('a file names others below the same folder, and nothing outside of it', async () => {
  const place = join(folder, 'naming')
  await mkdir(join(place, 'deep'), { recursive: true })
  await writeFile(join(place, 'a.yaml'), 'a: 1')
  await writeFile(join(place, 'deep', 'b.yaml'), 'b: 1')
  await writeFile(join(folder, 'outside.yaml'), 'no')
  await symlink(join(folder, 'outside.yaml'), join(place, 'link.yaml'))
  await symlink(folder, join(place, 'out'))
  const { outward } = open(pathToFileURL(join(place, 'a.yaml')).href)
  const [first] = await outward.documents(like)
  const named = first!.beside('./deep/b.yaml')
  expect([named?.name, bodyOf(await named!.get())]).toEqual(['deep/b.yaml', 'b: 1'])
  expect(named!.beside('../a.yaml')?.address).toBe(first!.address)
  const elsewhere = [
    ...['../outside.yaml', '%2e%2e/outside.yaml', '..%2foutside.yaml', '..\\outside.yaml'],
    ...[pathToFileURL(join(folder, 'outside.yaml')).href, 'file://other.example/a.yaml'],
    ...['https://git.example/a.yaml', './deep/key.pem', './deep', 'C:\\a.yaml', 'a\0.yaml', ''],
  ]
  for (const target of elsewhere) {
    expect([target, first!.beside(target)?.name]).toEqual([
      target,
      target === '' ? 'a.yaml' : undefined,
    ])
  }
  for (const target of ['link.yaml', 'out/outside.yaml', 'nothing.yaml']) {
    const failed = await failureOf(first!.beside(target)!.get())
    expect(['forbidden', 'missing']).toContain(failed.trouble)
  }
})

test('a folder that was given is the one that files may name others in', async () => {
  const { outward } = open(pathToFileURL(join(folder, 'naming')).href)
  const deep = (await outward.documents(like)).find(({ name }) => name === 'deep/b.yaml')
  expect(deep?.beside('../a.yaml')?.name).toBe('a.yaml')
  expect(deep?.beside('../../outside.yaml')).toBeUndefined()
})

test('a document of the web names others of its own origin only', async () => {
  const { outward, asked } = open('https://git.example/raw/main/all.yaml?ref=1#top', { body: 'x' })
  const [first] = await outward.documents(like)
  const other = first!.beside('../b%20c.yaml#there')
  expect([other?.name, other?.address]).toEqual([
    'raw/b c.yaml',
    'https://git.example/raw/b%20c.yaml',
  ])
  await other!.get()
  expect(asked.map(({ url }) => url.href)).toEqual(['https://git.example/raw/b%20c.yaml'])
  for (const target of [
    'https://git.example.org/',
    '//evil.example',
    'file:///etc/passwd',
    'http:',
  ]) {
    expect([target, first!.beside(target)?.address]).toEqual([target, undefined])
  }
})
