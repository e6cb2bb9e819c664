import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { walls } from './walls.ts'

const aliases = { '#shared/': 'shared/', '#core/': 'electron/core/', '#renderer/': 'renderer/' }
const imports =
  /^\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm

export const sources = globSync('{shared,electron,renderer}/**/*.{ts,tsx}')

/** Everything a file reaches: paths from the project's root, or names of packages. */
export const reachedBy = (file: string, text: string): string[] =>
  [...text.matchAll(imports)].map((found) => resolve(file, found[1] ?? found[2] ?? found[3] ?? ''))

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(file), specifier)
  const alias = Object.entries(aliases).find(([prefix]) => specifier.startsWith(prefix))
  return alias ? specifier.replace(alias[0], alias[1]) : specifier
}

/** A sentence for each wall that a file reaches through. */
export function breaches(file: string, text: string): string[] {
  const reached = reachedBy(file, text)
  return walls
    .filter(({ from, except }) => from.test(file) && !except?.includes(file))
    .flatMap(({ name, from, mayReach }) => {
      const own = from.exec(file)?.[0] ?? ''
      return reached
        .filter((path) => !path.startsWith(own) && !mayReach.some((rule) => rule.test(path)))
        .map((path) => `${file} reaches ${path}: ${name}`)
    })
}
