import type { Asked, Said, Scene } from './wire.ts'

/** A question that was understood: what its path names, and what it asks for besides. */
export type Question = Scene & {
  readonly asked: Asked
  /** What the pattern of the path caught, decoded. */
  readonly named: readonly string[]
  readonly query: URLSearchParams
}

export type Route = readonly [
  method: string,
  path: RegExp,
  answer: (question: Question) => Said | undefined,
]

/** The first route that fits and answers; `undefined` where there is none. */
export function follow(routes: readonly Route[], asked: Asked, scene: Scene): Said | undefined {
  const { pathname, searchParams: query } = asked.url
  for (const [method, path, answer] of routes) {
    const found = method === asked.method ? path.exec(pathname) : null
    if (!found) continue
    const named = found.slice(1).map((part) => decoded(part ?? ''))
    const said = answer({ ...scene, asked, named, query })
    if (said) return said
  }
  return undefined
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): Said => ({
  status: 200,
  headers,
  body,
})

/** A whole number of the query within bounds. */
export function countIn(
  query: URLSearchParams,
  { name, usual, most }: { readonly name: string; readonly usual: number; readonly most: number },
): number {
  const said = Number(query.get(name) ?? usual)
  return Number.isSafeInteger(said) && said > 0 ? Math.min(said, most) : usual
}

/** A moment as most vendors write it: whole seconds. */
export const iso = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')
export const isoMs = (at: number): string => new Date(at).toISOString()

/** User and password as they are shown. */
export const basic = (secret: string): string =>
  `Basic ${Buffer.from(secret, 'utf8').toString('base64')}`
