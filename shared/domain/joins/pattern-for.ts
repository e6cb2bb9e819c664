import { JoinPattern } from '#shared/vocabulary/join.ts'
import { foldObserved } from './fold-observed.ts'
import { isExact, matchPattern } from './match-pattern.ts'

/** The pattern that means exactly this name; `undefined` where none can: a star, a control character, an edge of spaces. */
export function exactPattern(name: string): string | undefined {
  const { data } = JoinPattern.safeParse(name)
  return data === name && isExact(name) ? name : undefined
}

/** From the very name to all of its first segment, each wider than the one before. */
export function widerPatterns(name: string): readonly string[] {
  const segments = name.split('/').filter(Boolean)
  const folders = segments.slice(0, -1)
  const [first] = folders
  const last = segments.at(-1) ?? ''
  const begun = /^[\p{L}\p{N}]+(?=[-_.])/u.exec(last)?.[0]
  const wider = [
    exactPattern(name),
    begun !== undefined && [...folders, `${begun}*`].join('/'),
    folders.length > 0 && `${folders.join('/')}/*`,
    first !== undefined && `${first}/**`,
    folders.length > 0 && `**/${last}`,
  ]
  const fitting = wider.filter(
    (pattern): pattern is string =>
      typeof pattern === 'string' &&
      JoinPattern.safeParse(pattern).data === pattern &&
      matchPattern(pattern)(name),
  )
  return [...new Set(fitting)]
}

type Apart = { readonly names: readonly string[]; readonly others: readonly string[] }

/** One pattern that fits all of these names and none of the others; `undefined` where no plain one does. */
export function patternFor({ names, others }: Apart): string | undefined {
  const [first, ...rest] = names
  if (first === undefined || rest.length === 0) return undefined
  return widerPatterns(first).find((pattern) => {
    if (isExact(pattern)) return false
    const fits = matchPattern(pattern)
    return rest.every(fits) && !others.some((other) => isOther(other, names) && fits(other))
  })
}

const isOther = (name: string, names: readonly string[]) =>
  !names.some((one) => foldObserved(one) === foldObserved(name))
