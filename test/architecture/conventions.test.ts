import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { sources } from './imports.ts'

const written = [...sources, ...globSync('test/**/*.ts'), ...globSync('electron/**/*.mjs')]
const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1

test('the top level is fixed', () => {
  const expected = [
    'README.md',
    'biome.json',
    'electron',
    'electron-builder.yml',
    'package-lock.json',
    'package.json',
    'renderer',
    'resources',
    'shared',
    'test',
    'tsconfig.json',
    'vite.config.ts',
  ]
  const made = ['dist', 'node_modules', 'release']
  const found = readdirSync('.').filter((name) => !name.startsWith('.') && !made.includes(name))
  expect(found.toSorted()).toEqual(expected.toSorted())
})

test('no file is too long to be read', () => {
  expect(written.length).toBeGreaterThan(100)
  expect(written.filter((file) => lines(file) > 400)).toEqual([])
})

test('files are named in kebab-case after what they hold', () => {
  const odd = sources.filter(
    (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(basename(file)),
  )
  expect(odd).toEqual([])
})

test('no folder or file is a drawer for anything', () => {
  const drawers = /(^|[/-])(utils?|helpers?|managers?|misc|common)([/.-]|$)/
  expect(written.filter((file) => drawers.test(file))).toEqual([])
})

test('nothing is exported by default where no tool asks for it', () => {
  const mayExport = /\.config\.ts$/
  const found = sources
    .filter((file) => !mayExport.test(file))
    .filter((file) => /^export default/m.test(readFileSync(file, 'utf8')))
  expect(found).toEqual([])
})

test('dependencies are pinned exactly', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:@[\w-]+\/[\w-]+@)?\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})
